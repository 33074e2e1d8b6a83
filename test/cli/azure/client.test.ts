import { buildSync } from "esbuild";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { RESOURCE_GRAPH, type AzureRequest } from "../../../cli/azure/request";
import { azureServer } from "../../support/azure-server";
import { newDirectory } from "../../support/gallery-files";
import { signedIn } from "../../support/signed-in";

const directory = newDirectory();

test("there is no form for a request that writes", () => {
  const requests: readonly AzureRequest[] = [
    { method: "GET", path: "/subscriptions" },
    { method: "POST", path: RESOURCE_GRAPH, body: { query: "resources" } },
    // @ts-expect-error -- a PUT writes
    { method: "PUT", path: "/subscriptions" },
    // @ts-expect-error -- as a DELETE does
    { method: "DELETE", path: "/subscriptions" },
    // @ts-expect-error -- and a POST to anything but queries
    { method: "POST", path: "/subscriptions", body: { query: "resources" } },
  ];
  expect(requests).toHaveLength(5);
});

test("a query is the only POST, to Azure Resource Graph", async () => {
  const server = await azureServer(() => ({ body: { data: [], count: 0 } }));
  const program = join(directory(), "query.js");
  buildSync({
    entryPoints: [join(__dirname, "..", "..", "..", "cli", "azure", "client.ts")],
    bundle: true,
    platform: "node",
    outfile: join(directory(), "client.js"),
  });
  writeFileSync(
    program,
    `const { AzureClient } = require("./client.js");
    const limit = { signal: new AbortController().signal, end: Date.now() + 10000, length: 10000 };
    const client = new AzureClient(process.argv.at(-1), { token: async () => "t", forget() {} }, limit);
    client.query({ query: "resources", subscriptions: ["s"] }).then((answer) => console.log(JSON.stringify(answer)));`,
  );
  const { out } = await signedIn([], server, { program });
  await server.close();
  expect(JSON.parse(out)).toEqual({ data: [], count: 0 });
  expect(server.received).toEqual([
    {
      method: "POST",
      path: "/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01",
      authorization: "Bearer t",
      body: '{"query":"resources","subscriptions":["s"]}',
    },
  ]);
});
