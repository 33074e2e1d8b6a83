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
set -euo pipefail

file=${GALLERY_FILE:-gallery.yaml}
prices=${GALLERY_PRICES:-prices.json}
export MARKER="<!-- gallerist: $file -->"

work=$(mktemp -d)
trap 'git worktree remove --force "$work/base" 2>/dev/null || true; rm -rf "$work"' EXIT

# Reads standard input and leaves out what is too long for a comment, whole lines at a time.
short() {
  LC_ALL=C awk -v most="$1" '
    { size += length($0) + 1 }
    size > most { print ""; print "… the rest is too long for a comment"; exit }
    { print }'
}

# Prints the text of the comment, and nothing where nothing changes.
describe() {
  local before="$work/base/$file" code=0 money=()
  if [ -f "$prices" ]; then money=(--prices "$prices"); fi
  if [ ! -f "$file" ]; then
    printf '### `%s` is gone\n\nTerraform destroys what it manages once its configuration is empty.\n' "$file"
    return
  fi
  if [ ! -f "$before" ]; then
    printf '### `%s` is new\n\n' "$file"
    gallerist cost "$file" "${money[@]}" --format markdown 2>"$work/errors" | short 20000 || true
  else
    gallerist diff "$before" "$file" --format json >"$work/diff.json" 2>"$work/errors" || code=$?
    if [ "$code" -le 1 ] && jq -e '
      [.galleries, .definitions, .versions, .staysInAzure, .access.widened, .access.narrowed] | all(. == [])
    ' "$work/diff.json" >"$work/unchanged"; then
      return
    fi
    printf '### What `%s` changes\n\n' "$file"
    if [ "$code" -gt 1 ]; then
      printf 'It could not be compared with the target branch:\n\n'
      sed 's/^/    /' "$work/errors"
    else
      gallerist diff "$before" "$file" "${money[@]}" --format markdown 2>"$work/errors" | short 40000 || true
    fi
  fi
  printf '\n<details><summary>Which version is where</summary>\n\n'
  gallerist matrix "$file" --format markdown 2>"$work/errors" | short 15000 || true
  printf '\n</details>\n'
}

# Sends a request with a JSON body from standard input to Azure DevOps. The token stands in no argument and no log.
azure_devops() {
  printf 'header = "Authorization: Bearer %s"\n' "$SYSTEM_ACCESSTOKEN" |
    curl --silent --show-error --fail --config - --request "$1" --header "Content-Type: application/json" \
      "${@:3}" "$threads$2?api-version=7.1"
}

post_to_azure_devops() {
  threads="$SYSTEM_COLLECTIONURI$SYSTEM_TEAMPROJECTID/_apis/git/repositories/$BUILD_REPOSITORY_ID"
  threads="$threads/pullRequests/$SYSTEM_PULLREQUEST_PULLREQUESTID/threads"
  local old
  azure_devops GET "" >"$work/threads.json"
  old=$(jq -r '[.value[] | .id as $thread | .comments[]?
    | select(.isDeleted != true and ((.content // "") | startswith(env.MARKER))) | "\($thread)/comments/\(.id)"][0] // ""
  ' "$work/threads.json")
  if [ -n "$old" ]; then
    jq -Rs '{ content: . }' "$1" >"$work/body.json"
    azure_devops PATCH "/$old" --data @"$work/body.json" >"$work/answer.json"
  elif [ -s "$work/text.md" ]; then
    jq -Rs '{ status: "closed", comments: [{ parentCommentId: 0, commentType: "text", content: . }] }' "$1" >"$work/body.json"
    azure_devops POST "" --data @"$work/body.json" >"$work/answer.json"
  fi
}

post_to_github() {
  local comments="repos/$GITHUB_REPOSITORY/issues" old
  # Only a comment of a bot is ours: anybody may write the marker.
  gh api --paginate "$comments/$PULL_REQUEST/comments" \
    --jq '.[] | select(.user.type == "Bot" and (.body | startswith(env.MARKER))) | .id' >"$work/ids"
  old=$(sed -n 1p "$work/ids")
  if [ -n "$old" ]; then
    gh api --silent --method PATCH "$comments/comments/$old" --field body=@"$1"
  elif [ -s "$work/text.md" ]; then
    gh api --silent --method POST "$comments/$PULL_REQUEST/comments" --field body=@"$1"
  fi
}

git worktree add --quiet --detach "$work/base" "${GALLERY_BASE:-HEAD^1}"
describe >"$work/text.md"
{
  printf '%s\n' "$MARKER"
  if [ -s "$work/text.md" ]; then cat "$work/text.md"; else printf 'Nothing of `%s` changes in Azure any more.\n' "$file"; fi
} >"$work/comment.md"

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$work/text.md" >>"$GITHUB_STEP_SUMMARY"; fi
if [ "${GALLERY_IS_FORK:-}" = true ] || [ "${GALLERY_IS_FORK:-}" = True ]; then
  cat "$work/text.md"
elif [ -n "${GITHUB_ACTIONS:-}" ]; then
  post_to_github "$work/comment.md" || echo "::warning::the comment could not be written; the summary of this run has it"
elif [ "${BUILD_REPOSITORY_PROVIDER:-}" = TfsGit ]; then
  post_to_azure_devops "$work/comment.md" ||
    echo "##vso[task.logissue type=warning]the comment could not be written: the build service needs the right to contribute to pull requests"
else
  cat "$work/text.md"
fi
