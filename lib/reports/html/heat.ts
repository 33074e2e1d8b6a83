/** The steps of the heat map: the fewest replicas of each. The same on every page, so that pages can be compared. */
const STEPS = [1, 2, 5, 10, 20, 50] as const;

/** The class of a cell with so many replicas: `h1` to `h6`. */
export function heatClass(replicas: number): string {
  let step = 1;
  while (step < STEPS.length && replicas >= (STEPS[step] as number)) step++;
  return `h${step}`;
}

/** The steps as a legend shows them: class and range. */
export function heatLegend(): { readonly className: string; readonly range: string }[] {
  return STEPS.map((fewest, index) => {
    const next = STEPS[index + 1];
    const range =
      next === undefined ? `${fewest} or more` : next - 1 === fewest ? `${fewest}` : `${fewest}–${next - 1}`;
    return { className: `h${index + 1}`, range };
  });
}
