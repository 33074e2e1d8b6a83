import { LIMITS, type LimitName } from "../../../lib/azure/limits";

const shown = (name: LimitName) => {
  const { value, unit, scope } = LIMITS[name];
  return `${value.current} (2022: ${value["documented-2022"]}) ${unit} per ${scope}`;
};

test("the limits are those that Microsoft documents", () => {
  expect(Object.keys(LIMITS).map((name) => shown(name as LimitName))).toEqual([
    "100 (2022: 100) galleries per subscription and region",
    "1000 (2022: 1000) image definitions per subscription and region",
    "10000 (2022: 10000) image versions per subscription and region",
    "100 (2022: 100) replicas per image version and region",
    "50 (2022: 50) replicas per image version and region",
    "100 (2022: 100) replicas per image version over all regions",
    "null (2022: null) replicas per subscription and region",
    "2048 (2022: 1024) GiB per disk with full replication",
    "32768 (2022: 1024) GiB per disk with shallow replication",
    "1000 (2022: 1000) instances per scale set made from a gallery image",
    "30 (2022: 30) subscriptions per gallery with direct sharing",
    "5 (2022: 5) tenants per gallery with direct sharing",
    "300 (2022: 300) application versions per subscription and region",
    "10 (2022: 10) replicas per application version and region",
    "3 (2022: 3) replicas per application version and region",
    "2 (2022: 2) GiB per package of an application version",
    "25 (2022: 25) applications per virtual machine or scale set",
  ]);
});

test("each has a page of Microsoft's and the day on which it was read", () => {
  for (const { source, read } of Object.values(LIMITS)) {
    expect(source).toMatch(/^https:\/\/learn\.microsoft\.com\/azure\/virtual-machines\//);
    expect(read).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
});
