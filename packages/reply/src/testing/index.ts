export { gallery } from "./gallery.ts";
export { NOW } from "./samples.ts";
