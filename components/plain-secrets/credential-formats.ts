/*
 * The formats of credentials. Vendors define these formats, and gitleaks (MIT) collects them:
 * https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml
 */

/** Formats of credentials that Keelson recognizes without a name. */
export const credentialFormats: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a private key", /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/],
  ["a private key", /\bAGE-SECRET-KEY-1[0-9A-Z]{50,}/],
  /* The same, in base64. */
  [
    "a private key",
    /\bLS0tLS1CRUdJTi(?:BQUklWQVRFIEtFWS|BSU0EgUFJJVkFURS|BFQyBQUklWQVRFI|BPUEVOU1NIIFBSSVZBVE|BFTkNSWVBURUQgUFJJVkFUR)/,
  ],
  ["an AWS access key", /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/],
  ["a Google API key", /\bAIza[\w-]{35}(?![\w-])/],
  ["a Google client secret", /\bGOCSPX-[\w-]{20,}/],
  ["a GitHub token", /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{60,})/],
  ["a GitLab token", /\bgl(?:pat|dt|ft|rt|ptt)-[\w-]{20,}/],
  ["a Slack token", /\bxox[abeoprs]-[\w-]{10,}/],
  ["a Slack webhook", /hooks\.slack\.com\/services\/T\w+\/B\w+\/\w{20,}/],
  ["a Stripe key", /\b[rs]k_(?:live|test|prod)_[A-Za-z0-9]{10,}/],
  ["an npm token", /\bnpm_[A-Za-z0-9]{36}\b/],
  ["a Docker token", /\bdckr_[po]at_[\w-]{20,}/],
  ["a Pulumi token", /\bpul-[a-f0-9]{40}\b/],
  ["a DigitalOcean token", /\bdo[opr]_v1_[a-f0-9]{64}\b/],
  ["a Vault token", /\bhv[brs]\.[\w-]{24,}/],
  ["a SendGrid key", /\bSG\.[\w-]{16,}\.[\w-]{16,}/],
  ["an API key", /\bsk-(?:[a-z]+-)?[A-Za-z0-9_-]{32,}/],
  ["a JSON web token", /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*/],
  ["a Slack app token", /\bxapp-\d-[A-Z0-9]{1,40}-\d{1,40}-[a-z0-9]{20,}/i],
  ["a Discord webhook", /\bdiscord(?:app)?\.com\/api\/webhooks\/\d{15,25}\/[\w-]{40,}/],
  ["a Teams webhook", /\.webhook\.office\.com\/webhookb2\/[\w@-]{30,100}\/IncomingWebhook\/[a-z0-9]{32}\//],
  ["a shared access signature", /[?&]sig=[A-Za-z0-9%+/]{40,}/],
  ["a signing secret", /\bwhsec_[A-Za-z0-9+/=]{24,}/],
  ["a Mailgun key", /\bkey-[a-f0-9]{32}\b/],
  ["a Hugging Face token", /\b(?:hf|api_org)_[A-Za-z]{34}\b/],
  ["a PyPI token", /\bpypi-AgEIcHlwaS5vcmc[\w-]{50,}/],
  ["a RubyGems token", /\brubygems_[a-f0-9]{48}\b/],
  ["a login to a registry", /"auth"\s{0,4}:\s{0,4}"[A-Za-z0-9+/]{12,}={0,2}"/],
  ["a Doppler token", /\bdp\.(?:pt|st|ct|sa)\.[A-Za-z0-9.]{40,}/],
  ["a Databricks token", /\bdapi[a-f0-9]{32}\b/],
  ["a Grafana token", /\bgl(?:sa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}\b|c_[A-Za-z0-9+/]{32,})/],
  ["a New Relic key", /\bNRAK-[A-Z0-9]{27}\b/i],
  ["a Telegram token", /\b\d{5,16}:A[\w-]{34}(?![\w-])/],
  ["a Shopify token", /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/],
  ["a Square token", /\bsq0(?:atp|csp)-[\w-]{22,}/],
  ["an Atlassian token", /\bATATT3[\w=-]{100,}/],
  ["a Linear key", /\blin_api_[A-Za-z0-9]{40}\b/],
  ["a Fly.io token", /\bfm[12][ar]?_[A-Za-z0-9+/]{100,}/],
  ["a Heroku key", /\bHRKU-AA[\w-]{58}/],
  ["a PlanetScale credential", /\bpscale_(?:tkn|oauth|pw)_[\w=.-]{32,}/],
  ["a Sentry token", /\b(?:sntryu_[a-f0-9]{64}|sntrys_eyJ[\w+/=]{40,})/],
];
