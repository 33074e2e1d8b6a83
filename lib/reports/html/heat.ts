/** The steps of the heat map, each by its fewest replicas. All pages share them, so that pages can be compared. */
const STEPS = [1, 2, 5, 10, 20, 50] as const;

/** Returns the class of a cell by its number of replicas: `h1` to `h6`. */
export function heatClass(replicas: number): string {
  let step = 1;
  while (step < STEPS.length && replicas >= (STEPS[step] as number)) step++;
  return `h${step}`;
}

/** Returns the class and range of each step for a legend. */
export function heatLegend(): { readonly className: string; readonly range: string }[] {
  return STEPS.map((fewest, index) => {
    const next = STEPS[index + 1];
    const range =
      next === undefined ? `${fewest} or more` : next - 1 === fewest ? `${fewest}` : `${fewest}–${next - 1}`;
    return { className: `h${index + 1}`, range };
  });
}
