import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { Gallery } from "./gallery/gallery.tsx";

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>{location.pathname === "/gallery" ? <Gallery /> : <App />}</StrictMode>,
  );
}
