/** Pure drawing: points and paths of SVG, with angles in degrees, 0 at the top and rising clockwise. */

const round = (value: number) => Math.round(value * 100) / 100;

/** The point at an angle and a distance from a centre. */
export function pointAt(centre: number, radius: number, degrees: number): readonly [x: number, y: number] {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return [round(centre + radius * Math.cos(angle)), round(centre + radius * Math.sin(angle))];
}

/** A coin's edge with `lobes` soft waves of the given depth. */
export function rosette(centre: number, radius: number, lobes: number, depth: number): string {
  const step = 360 / lobes;
  const parts = Array.from({ length: lobes }, (_, lobe) => {
    const [controlX, controlY] = pointAt(centre, radius + depth, (lobe + 0.5) * step);
    const [endX, endY] = pointAt(centre, radius, (lobe + 1) * step);
    return `Q${controlX} ${controlY} ${endX} ${endY}`;
  });
  const [startX, startY] = pointAt(centre, radius, 0);
  return `M${startX} ${startY}${parts.join('')}Z`;
}

/** A star of five points, as ten facets of which every second lies in the light. */
export function starFacets(centre: number, outer: number, inner: number): readonly string[] {
  const corner = (index: number) => pointAt(centre, index % 2 === 0 ? outer : inner, index * 36);
  return Array.from({ length: 10 }, (_, index) => {
    const [fromX, fromY] = corner(index);
    const [toX, toY] = corner(index + 1);
    return `M${centre} ${centre}L${fromX} ${fromY}L${toX} ${toY}Z`;
  });
}

/** One leaf of a wreath: where its stem meets the branch, and how far it is turned. */
export type Leaf = { readonly x: number; readonly y: number; readonly turn: number; readonly size: number };

/** The leaves of a laurel wreath open at the top: a left and a right branch, larger towards the middle. */
export function wreath(centre: number, radius: number, perSide: number): readonly Leaf[] {
  const leaves: Leaf[] = [];
  for (const side of [-1, 1]) {
    for (let index = 0; index < perSide; index += 1) {
      const along = index / (perSide - 1);
      const degrees = side * (168 - along * 126);
      const size = 0.78 + 0.3 * Math.sin(Math.PI * (0.2 + along * 0.7));
      const [x, y] = pointAt(centre, radius, degrees);
      leaves.push({ x, y, turn: degrees + (side < 0 ? 62 : -62), size });
    }
  }
  return leaves;
}

/** The dash of a ring that is filled to a share, 0 to 1: `filled rest`. */
export function ringDash(radius: number, share: number): string {
  const whole = 2 * Math.PI * radius;
  const filled = whole * Math.min(Math.max(share, 0), 1);
  return `${round(filled)} ${round(whole - filled)}`;
}
