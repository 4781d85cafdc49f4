// Loads the page again when the digest has changed, and shows what is wrong with it until it is mended.
"use strict";
(() => {
  // Which state the server made this page from. Where a browser does not tell, it is the first one that is heard of.
  const [navigation] = performance.getEntriesByType("navigation");
  let mine = navigation?.serverTiming?.find(({ name }) => name === "chancery")?.description;
  let stream;
  let panel;

  function hear({ data }) {
    const { state, faults } = JSON.parse(data);
    mine ??= state;
    if (state !== mine) {
      rest();
      location.reload();
    } else if (faults === null) {
      panel?.remove();
      panel = undefined;
    } else {
      show(faults);
    }
  }

  function show(faults) {
    panel?.remove();
    panel = document.createElement("chancery-panel");
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/_chancery/panel.css";
    const section = document.createElement("section");
    section.setAttribute("role", "alert");
    const heading = document.createElement("h2");
    heading.textContent = "Not shown yet: the last change has mistakes";
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Hide";
    close.addEventListener("click", () => panel?.remove());
    const text = document.createElement("pre");
    text.tabIndex = 0;
    text.textContent = faults;
    section.append(heading, close, text);
    panel.attachShadow({ mode: "open" }).append(style, section);
    document.body.append(panel);
  }

  // A browser keeps six connections to a host, so a page that nobody sees gives its own back.
  function listen() {
    if (stream === undefined && !document.hidden) {
      stream = new EventSource("/_chancery/events");
      stream.onmessage = hear;
    }
  }

  function rest() {
    stream?.close();
    stream = undefined;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  listen();
})();
