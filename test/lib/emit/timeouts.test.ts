import { timeouts, VERSION_TIMEOUT_MINUTES } from "../../../lib/emit/timeouts";

test("replication has twelve hours, a deletion two", () => {
  expect(timeouts(VERSION_TIMEOUT_MINUTES)).toEqual({ create: "12h", update: "12h", delete: "2h" });
});

test.each([
  [1, "1m"],
  [59, "59m"],
  [60, "1h"],
  [61, "61m"],
  [90, "90m"],
  [120, "2h"],
  [721, "721m"],
])("%i minutes are %s", (create, text) => {
  expect(timeouts({ create })).toEqual({ create: text });
});

test("each operation has its own, and what is not given is left to the provider", () => {
  expect(timeouts({ create: 1, read: 2, update: 3, delete: 4 })).toEqual({
    create: "1m",
    read: "2m",
    update: "3m",
    delete: "4m",
  });
  expect(timeouts({})).toEqual({});
});
