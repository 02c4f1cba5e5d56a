import type { Standing } from "./tree-box.ts";

const WHITE = 'stroke="#ffffff" stroke-width="3" stroke-linecap="round" fill="none"';

/** Each standing has an outline of its own, so that it is told apart without its colour. */
export function shape(standing: Standing, x: number, y: number, r: number): string {
  const half = r * 0.42;
  switch (standing) {
    case "unwell": {
      const c = r * 0.45;
      const octagon = [
        [x - c, y - r],
        [x + c, y - r],
        [x + r, y - c],
        [x + r, y + c],
        [x + c, y + r],
        [x - c, y + r],
        [x - r, y + c],
        [x - r, y - c],
      ];
      const cross = `M${x - half} ${y - half}L${x + half} ${y + half}M${x + half} ${y - half}L${x - half} ${y + half}`;
      return `<polygon points="${octagon.join(" ")}" fill="#b42318"/><path d="${cross}" ${WHITE}/>`;
    }
    case "changing": {
      const triangle = `M${x} ${y - r}L${x + r} ${y + r * 0.85}H${x - r}Z`;
      const mark = `M${x} ${y - half + 1}V${y + half}`;
      return `<path d="${triangle}" fill="#8a5a00" stroke="#8a5a00" stroke-width="2" stroke-linejoin="round"/><path d="${mark}" ${WHITE}/>`;
    }
    case "unknown":
      return `<rect x="${x - r + 1}" y="${y - r + 1}" width="${2 * r - 2}" height="${2 * r - 2}" rx="3" fill="#ffffff" stroke="#5b6472" stroke-width="2.5" stroke-dasharray="5 3"/>`;
    case "well": {
      const tick = `M${x - half} ${y}L${x - half / 4} ${y + half * 0.8}L${x + half} ${y - half * 0.8}`;
      return `<circle cx="${x}" cy="${y}" r="${r}" fill="#1a7f4b"/><path d="${tick}" ${WHITE}/>`;
    }
  }
}
