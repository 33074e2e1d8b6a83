/** Returns a policy that allows a browser only this style and this script, identified by their SHA-256. */
export async function contentSecurityPolicy(style: string, script: string): Promise<string> {
  const [styleHash, scriptHash] = await Promise.all([sha256(style), sha256(script)]);
  return [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    `script-src 'sha256-${scriptHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
