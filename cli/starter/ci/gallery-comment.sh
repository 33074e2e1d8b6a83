#!/usr/bin/env bash
# Keeps one comment on a pull request: what changes in Azure, what it costs, whose access is widened, and the matrix.
# GitHub Actions and Azure Pipelines call it in a checkout of the merge commit, whose first parent is the target branch.
#
#   GALLERY_FILE     gallery.yaml
#   GALLERY_PRICES   prices.json, a price sheet; without such a file no money is shown
#   GALLERY_BASE     HEAD^1, the commit to compare with
#   GALLERY_IS_FORK  true: the token may not write; the text goes to the summary of the run alone
#
# GitHub needs GH_TOKEN and PULL_REQUEST (the number); Azure DevOps SYSTEM_ACCESSTOKEN. Elsewhere it prints the text.
# shellcheck disable=SC2016 # backquotes are Markdown here, and code of Node stands in single quotes
set -euo pipefail

file=${GALLERY_FILE:-gallery.yaml}
prices=${GALLERY_PRICES:-prices.json}
name=$(git rev-parse --show-prefix)$file # from the top of the checkout, whatever the folder in which this runs
export MARKER="<!-- gallerist: $name -->"

work=$(mktemp -d)
trap 'git worktree remove --force "$work/base" 2>/dev/null || true; rm -rf "$work"' EXIT

# Reads standard input and leaves out what is too long for a comment, whole lines at a time.
short() {
  LC_ALL=C awk -v most="$1" '
    { size += length($0) + 1 }
    size > most { print ""; print "… the rest is too long for a comment"; exit }
    { print }'
}

# Reports whether a diff is empty.
is_empty() {
  node -e '
    const { galleries, definitions, versions, staysInAzure, access } = JSON.parse(require("fs").readFileSync(0, "utf8"));
    const lists = [galleries, definitions, versions, staysInAzure, access.widened, access.narrowed];
    process.exit(lists.every((list) => list.length === 0) ? 0 : 1);' <"$1"
}

# Prints what gallerist has said on standard error, as code. The commit to compare with is in a folder that nobody knows.
complaint() {
  local text
  text=$(<"$work/errors")
  text=${text//"$work/base/$name"/"$name of the target branch"}
  printf '%s\n' "$text" | sed 's/^/    /'
}

# Prints the text of the comment, and nothing where nothing changes.
describe() {
  local before="$work/base/$name" code=0 money=()
  if [ -f "$prices" ]; then money=(--prices "$prices"); fi
  if [ ! -f "$file" ]; then
    if [ ! -f "$before" ]; then return; fi
    printf '### `%s` is gone\n\nTerraform destroys what it manages once its configuration is empty.\n' "$name"
    return
  fi
  if [ ! -f "$before" ]; then
    printf '### `%s` is new\n\n' "$name"
    gallerist cost "$file" "${money[@]}" --format markdown >"$work/cost.md" 2>"$work/errors" || code=$?
    if [ "$code" -gt 1 ]; then
      printf 'It cannot be read:\n\n'
      complaint
    else
      short 20000 <"$work/cost.md"
    fi
  else
    gallerist diff "$before" "$file" --format json >"$work/diff.json" 2>"$work/errors" || code=$?
    if [ "$code" -le 1 ] && is_empty "$work/diff.json"; then return; fi
    printf '### What `%s` changes\n\n' "$name"
    if [ "$code" -gt 1 ]; then
      printf 'It could not be compared with the target branch:\n\n'
      complaint
    else
      gallerist diff "$before" "$file" "${money[@]}" --format markdown 2>"$work/errors" | short 40000 || true
    fi
  fi
  code=0
  gallerist matrix "$file" --format markdown >"$work/matrix.md" 2>"$work/errors" || code=$?
  if [ "$code" -gt 1 ]; then return; fi
  printf '\n<details><summary>Which version is where</summary>\n\n'
  short 15000 <"$work/matrix.md"
  printf '\n</details>\n'
}

# Sends a request with a JSON body from standard input to Azure DevOps. The token stands in no argument and no log.
azure_devops() {
  printf 'header = "Authorization: Bearer %s"\n' "$SYSTEM_ACCESSTOKEN" |
    curl --silent --show-error --fail --config - --request "$1" --header "Content-Type: application/json" \
      "${@:3}" "$threads$2?api-version=7.1"
}

# Prints where our comment is: its thread and its number.
old_of_azure_devops() {
  node -e '
    const { value } = JSON.parse(require("fs").readFileSync(0, "utf8"));
    const isOurs = ({ content, isDeleted }) => !isDeleted && content?.startsWith(process.env.MARKER);
    const found = value.flatMap(({ id, comments = [] }) => comments.filter(isOurs).map((one) => `/${id}/comments/${one.id}`));
    process.stdout.write(found[0] ?? "");' <"$work/threads.json"
}

# Prints the body of a request with the text of a comment, as JSON.
body_for_azure_devops() {
  node -e '
    const content = require("fs").readFileSync(0, "utf8");
    const comment = { parentCommentId: 0, commentType: "text", content };
    process.stdout.write(JSON.stringify(process.argv[1] === "new" ? { status: "closed", comments: [comment] } : { content }));
  ' "$1" <"$work/comment.md"
}

post_to_azure_devops() {
  threads="$SYSTEM_COLLECTIONURI$SYSTEM_TEAMPROJECTID/_apis/git/repositories/$BUILD_REPOSITORY_ID"
  threads="$threads/pullRequests/$SYSTEM_PULLREQUEST_PULLREQUESTID/threads"
  local old
  azure_devops GET "" >"$work/threads.json" || return
  old=$(old_of_azure_devops) || return
  if [ -n "$old" ]; then
    body_for_azure_devops old >"$work/body.json"
    azure_devops PATCH "$old" --data @"$work/body.json" >"$work/answer.json"
  elif [ -s "$work/text.md" ]; then
    body_for_azure_devops new >"$work/body.json"
    azure_devops POST "" --data @"$work/body.json" >"$work/answer.json"
  fi
}

# Prints the number of our comment. Only that of a bot is ours: anybody may write the marker.
old_of_github() {
  node -e '
    const pages = JSON.parse(require("fs").readFileSync(0, "utf8"));
    const isOurs = ({ user, body }) => user?.type === "Bot" && body?.startsWith(process.env.MARKER);
    process.stdout.write(String(pages.flat().find(isOurs)?.id ?? ""));' <"$work/comments.json"
}

post_to_github() {
  local comments="repos/$GITHUB_REPOSITORY/issues" old
  gh api --paginate --slurp "$comments/$PULL_REQUEST/comments" >"$work/comments.json" || return
  old=$(old_of_github) || return
  if [ -n "$old" ]; then
    gh api --silent --method PATCH "$comments/comments/$old" --field body=@"$work/comment.md"
  elif [ -s "$work/text.md" ]; then
    gh api --silent --method POST "$comments/$PULL_REQUEST/comments" --field body=@"$work/comment.md"
  fi
}

base=${GALLERY_BASE:-HEAD^1}
if ! git rev-parse --verify --quiet "$base^{commit}" >/dev/null; then
  echo "there is no commit $base to compare with: check out the merge commit with its parents (fetch-depth: 2)" >&2
  exit 1
fi
git worktree add --quiet --detach "$work/base" "$base"
describe >"$work/text.md"
{
  printf '%s\n' "$MARKER"
  if [ -s "$work/text.md" ]; then cat "$work/text.md"; else printf 'Nothing of `%s` changes in Azure any more.\n' "$name"; fi
} >"$work/comment.md"

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$work/text.md" >>"$GITHUB_STEP_SUMMARY"; fi
if [ "${GALLERY_IS_FORK:-}" = true ] || [ "${GALLERY_IS_FORK:-}" = True ]; then
  cat "$work/text.md"
elif [ -n "${GITHUB_ACTIONS:-}" ]; then
  post_to_github || echo "::warning::the comment could not be written; the summary of this run has it"
elif [ "${BUILD_REPOSITORY_PROVIDER:-}" = TfsGit ]; then
  post_to_azure_devops ||
    echo "##vso[task.logissue type=warning]the comment could not be written: the build service needs the right to contribute to pull requests"
else
  cat "$work/text.md"
fi
