/**
 * The Equal Earth projection (Šavrič, Patterson, Jenny: "The Equal Earth map projection", 2018): areas are
 * true, so that Africa has its real size. Central meridian 11° E. Units are those of the unit sphere.
 */
export const centralMeridian = 11;

const a1 = 1.340264;
const a2 = -0.081106;
const a3 = 0.000893;
const a4 = 0.003796;
const m = Math.sqrt(3) / 2;
const radians = Math.PI / 180;

/** Degrees (longitude may exceed 180 for what lies beyond the antimeridian) to projected units. */
export function project(longitude: number, latitude: number): [number, number] {
  const theta = Math.asin(m * Math.sin(latitude * radians));
  const square = theta * theta;
  const sixth = square * square * square;
  const lambda = (longitude - centralMeridian) * radians;
  const x = (lambda * Math.cos(theta)) / (m * (a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)));
  const y = theta * (a1 + a2 * square + sixth * (a3 + a4 * square));
  return [x, y];
}

/** Projected units back to degrees. */
export function unproject(x: number, y: number): [number, number] {
  let theta = y;
  for (let step = 0; step < 20; step += 1) {
    const square = theta * theta;
    const sixth = square * square * square;
    const difference = theta * (a1 + a2 * square + sixth * (a3 + a4 * square)) - y;
    const slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square);
    theta -= difference / slope;
    if (Math.abs(difference / slope) < 1e-14) break;
  }
  const square = theta * theta;
  const sixth = square * square * square;
  const lambda = (m * x * (a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square))) / Math.cos(theta);
  return [lambda / radians + centralMeridian, Math.asin(Math.sin(theta) / m) / radians];
}
