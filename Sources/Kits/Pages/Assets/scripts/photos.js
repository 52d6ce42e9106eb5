// Photos are made smaller before they are kept: 1,600 pixels across, JPEG. What the camera wrote about them (EXIF) is kept
// as bytes beside the picture, and goes back into it on its way: the county keeps it and takes it out of copies.
const longest = 1600;
const quality = 0.82;

// {blob, exif, width, height}; throws a sentence.
export async function taken(file) {
  const exif = await exifOf(file);
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new Error(`“${file.name}”不是能打开的照片。换一张 JPEG 或 PNG。`);
  }
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
  if (!blob) throw new Error(`“${file.name}”没有缩小成功，手机内存可能不够。关掉别的页面再选一次。`);
  return { blob, exif, width: canvas.width, height: canvas.height };
}

// The APP1 segment "Exif" of a JPEG, marker and length included; null where it has none.
export async function exifOf(file) {
  const bytes = new Uint8Array(await file.slice(0, 1 << 18).arrayBuffer());
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const [kind, length] = [bytes[at + 1], (bytes[at + 2] << 8) | bytes[at + 3]];
    if (kind === 0xda || length < 2) return null;
    const isExif = kind === 0xe1 && String.fromCharCode(...bytes.subarray(at + 4, at + 10)) === "Exif\0\0";
    if (isExif && at + 2 + length <= bytes.length) return bytes.slice(at, at + 2 + length);
    at += 2 + length;
  }
  return null;
}

// The picture as it is delivered. The canvas has turned it upright already, so its EXIF says so too.
export function withExif(blob, exif) {
  if (!exif) return blob;
  return new Blob([new Uint8Array([0xff, 0xd8]), upright(exif), blob.slice(2)], { type: "image/jpeg" });
}

function upright(exif) {
  const bytes = exif.slice();
  const view = new DataView(bytes.buffer, 10);
  try {
    const isLittle = view.getUint16(0) === 0x4949;
    const directory = view.getUint32(4, isLittle);
    for (let entry = 0; entry < view.getUint16(directory, isLittle); entry += 1) {
      const at = directory + 2 + entry * 12;
      if (view.getUint16(at, isLittle) === 0x0112) view.setUint16(at + 8, 1, isLittle);
    }
  } catch {
    // Cut off: it stays as the camera left it.
  }
  return bytes;
}
