// A spoken note of up to a minute, where the browser can record.
const longest = 60;

export const canRecord = () => Boolean(window.MediaRecorder && navigator.mediaDevices?.getUserMedia);

// Records until `stop()`; `done` promises {blob, seconds}. Throws a sentence where the microphone is not given.
export async function recording(tell = () => {}) {
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    throw new Error("没有拿到麦克风。在浏览器的设置里允许本页使用麦克风，再按一次录音。");
  }
  const kind = ["audio/webm", "audio/mp4"].find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { ...(kind && { mimeType: kind }), audioBitsPerSecond: 24000 });
  const pieces = [];
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  const clock = setInterval(() => {
    tell(seconds());
    if (seconds() >= longest && recorder.state === "recording") recorder.stop();
  }, 500);
  const done = new Promise((ended) => {
    recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
    recorder.addEventListener("stop", () => {
      clearInterval(clock);
      for (const track of stream.getTracks()) track.stop();
      ended({ blob: new Blob(pieces, { type: recorder.mimeType }), seconds: Math.max(1, seconds()) });
    });
  });
  recorder.start();
  return { stop: () => recorder.state === "recording" && recorder.stop(), done };
}
