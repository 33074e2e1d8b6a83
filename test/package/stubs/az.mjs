// Stands in for Azure's command line, signed in.
const asked = process.argv.slice(2).join(" ");
if (asked !== "account show --query id --output tsv") throw new Error(asked);
process.stdout.write("00000000-0000-0000-0000-000000000000\n");
