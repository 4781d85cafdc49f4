// Reloads the page when the digest has changed, and shows its errors until they are fixed.
"use strict";
(() => {
  // The version that the server rendered this page from. If the browser does not say, it is the first one received.
  const [navigation] = performance.getEntriesByType("navigation");
  let pageVersion = navigation?.serverTiming?.find(({ name }) => name === "chancery")?.description;
  let stream;
  let panel;

  function receive({ data }) {
    const { state, faults } = JSON.parse(data);
    pageVersion ??= state;
    if (state !== pageVersion) {
      disconnect();
      location.reload();
    } else if (faults === null) {
      panel?.remove();
      panel = undefined;
    } else {
      showErrors(faults);
    }
  }

  function showErrors(faults) {
    panel?.remove();
    panel = document.createElement("chancery-panel");
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/_chancery/panel.css";
    const section = document.createElement("section");
    section.setAttribute("role", "alert");
    const heading = document.createElement("h2");
    heading.textContent = "The last change has errors and is not shown yet";
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

  // A browser opens at most six connections to a host, so a page in the background closes its own.
  function connect() {
    if (stream === undefined && !document.hidden) {
      stream = new EventSource("/_chancery/events");
      stream.onmessage = receive;
    }
  }

  function disconnect() {
    stream?.close();
    stream = undefined;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  connect();
})();
