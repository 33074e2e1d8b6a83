#!/usr/bin/env bash
# Opens a pull request with what gallerist retain has changed in gallery.yaml, or brings the one that is open up to date.
#
#   bash ci/gallery-retention.sh REPORT    the report of gallerist retain, as Markdown
#
#   GALLERY_FILE    gallery.yaml
#   GALLERY_BRANCH  gallery-retention, which is written anew each time: a second gallery needs one of its own
#
# GitHub needs GH_TOKEN, Azure DevOps AZURE_DEVOPS_EXT_PAT; git may push with what the checkout has kept.
set -euo pipefail

report=$1
file=${GALLERY_FILE:-gallery.yaml}
branch=${GALLERY_BRANCH:-gallery-retention}
title="Retention of $file"

if git diff --quiet -- "$file"; then
  echo "nothing may leave this week"
  exit 0
fi

git config user.name "${GALLERY_COMMITTER:-gallerist}"
git config user.email "${GALLERY_COMMITTER_EMAIL:-gallerist@users.noreply.invalid}"
git switch --quiet --force-create "$branch"
git commit --quiet --message "$title" -- "$file"
git push --quiet --force origin "$branch"

if [ -n "${GITHUB_ACTIONS:-}" ]; then
  body=$(mktemp)
  head -c 60000 "$report" >"$body"
  if [ -n "$(gh pr list --head "$branch" --state open --json number --jq '.[].number')" ]; then
    gh pr edit "$branch" --body-file "$body"
  else
    gh pr create --head "$branch" --title "$title" --body-file "$body"
  fi
else
  here=(--organization "$SYSTEM_COLLECTIONURI" --output tsv)
  body=$(head -c 3900 "$report") # a description has 4000 characters at most
  open=$(az repos pr list "${here[@]}" --project "$SYSTEM_TEAMPROJECT" --repository "$BUILD_REPOSITORY_NAME" \
    --source-branch "$branch" --status active --query "[0].pullRequestId")
  if [ -n "$open" ]; then
    az repos pr update "${here[@]}" --id "$open" --description "$body" --query pullRequestId
  else
    az repos pr create "${here[@]}" --project "$SYSTEM_TEAMPROJECT" --repository "$BUILD_REPOSITORY_NAME" \
      --source-branch "$branch" --target-branch main --title "$title" --description "$body" --query pullRequestId
  fi
fi
