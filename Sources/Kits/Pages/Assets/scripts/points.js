// A field for a point takes the place the device stands at, when somebody asks for it.
const made = (name, facts) => Object.assign(document.createElement(name), facts);

export function points() {
  if (!navigator.geolocation || !window.isSecureContext) return;
  for (const field of document.querySelectorAll("[data-point]")) offer(field);
}

function offer(field) {
  const button = made("button", { type: "button", className: "button button-quiet", textContent: "用现在的位置" });
  const words = made("p", { className: "field-hint", role: "status" });
  field.after(button, words);
  button.addEventListener("click", () => {
    words.textContent = "正在定位";
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        field.value = `${longitude.toFixed(6)},${latitude.toFixed(6)}`;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        words.textContent = `已填上，误差约 ${Math.ceil(accuracy)} 米。`;
      },
      ({ code }) => {
        const remedy = code === 1 ? "在浏览器里允许定位" : "到开阔的地方";
        words.textContent = `没有找到位置：${remedy}再按一次，或者自己写。`;
      },
      { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 },
    );
  });
}
