/** A place in a plane. */
export type Spot = readonly [x: number, y: number];

/** The corners of the convex hull of some places, counter-clockwise; all of them on one line give its two ends (Andrew 1979). */
export function hullOf(spots: readonly Spot[]): Spot[] {
  const sorted = [...spots].sort(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const half = (along: readonly Spot[]): Spot[] => {
    const chain: Spot[] = [];
    for (const spot of along) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, spot) <= 0) chain.pop();
      chain.push(spot);
    }
    return chain.slice(0, -1);
  };
  const corners = [...half(sorted), ...half([...sorted].reverse())];
  return corners.length > 0 ? corners : sorted.slice(0, 1);
}

/** How far a place is from a convex hull; 0 within it. */
export function distanceTo(hull: readonly Spot[], spot: Spot): number {
  const edges = hull.map((corner, k) => [corner, hull[(k + 1) % hull.length]!] as const);
  if (hull.length > 2 && edges.every(([from, to]) => turn(from, to, spot) >= 0)) return 0;
  return Math.min(...edges.map(([from, to]) => distanceToEdge(from, to, spot)));
}

/** Above 0 where the way from a over b to c turns left. */
const turn = ([ax, ay]: Spot, [bx, by]: Spot, [cx, cy]: Spot): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

function distanceToEdge([ax, ay]: Spot, [bx, by]: Spot, [x, y]: Spot): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
