// Stands in for GitHub's command line: it keeps comments and pull requests in a file.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FILE = join(process.env.STUBS, "github.json");
const { comments, pulls } = existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : { comments: [], pulls: [] };
const args = process.argv.slice(2);
const after = (option) => args[args.indexOf(option) + 1];
const bodyFile = () => readFileSync(after("--body-file"), "utf8");
const field = () => readFileSync(after("--field").replace("body=@", ""), "utf8");

if (process.env.GH_TOKEN !== "token") throw new Error("no token");
switch (args.slice(0, 2).join(" ")) {
  case "api --paginate": {
    if (args[2] !== "--slurp" || args[3] !== "repos/contoso/images/issues/7/comments") throw new Error(args.join(" "));
    process.stdout.write(JSON.stringify([comments]));
    break;
  }
  case "api --silent": {
    const path = args[4];
    const old = comments.find(({ id }) => path === `repos/contoso/images/issues/comments/${id}`);
    if (after("--method") === "PATCH" && old) old.body = field();
    else if (after("--method") === "POST" && path === "repos/contoso/images/issues/7/comments") {
      comments.push({ id: 100 + comments.length, user: { type: "Bot" }, body: field() });
    } else throw new Error(args.join(" "));
    break;
  }
  case "pr list": {
    const open = pulls.filter(({ head }) => head === after("--head"));
    process.stdout.write(open.map(({ number }) => `${number}\n`).join(""));
    break;
  }
  case "pr create":
    pulls.push({ number: pulls.length + 1, head: after("--head"), title: after("--title"), body: bodyFile() });
    break;
  case "pr edit":
    pulls.find(({ head }) => head === args[2]).body = bodyFile();
    break;
  default:
    throw new Error(args.join(" "));
}
writeFileSync(FILE, JSON.stringify({ comments, pulls }));
