import assert from "node:assert/strict";
import { checkImage } from "../../../components/workloads/pod/image";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

describe("checkImage", () => {
  const fine = [
    "web:1",
    "ghcr.io/stefanprodan/podinfo:6.14.1",
    "localhost:5000/team/web_app:v1.2.3-rc.1",
    "[2001:db8::1]:5000/web:1",
    "registry.example.com/a/b__c/d---e:1",
    `web@${digest}`,
    `redis:alpine@${digest}`,
    `example.com/web:latest@${digest}`,
  ];
  for (const image of fine) {
    it(`accepts ${image}`, () => assert.deepEqual(checkImage(image), []));
  }

  const name = 'expected an image such as "registry.example.com/team/web:1.2.3"';
  const wrong: [string, string][] = [
    ["", `${name}, got ""`],
    ["Web:1", `${name}, got "Web:1"; names must be in lower case`],
    ["my web:1", `${name}, got "my web:1"`],
    ["https://ghcr.io/web:1", `${name}, got "https://ghcr.io/web:1"; write "ghcr.io/web:1"`],
    ["ghcr.io//web:1", `${name}, got "ghcr.io//web:1"`],
    ["web/:1", `${name}, got "web/:1"`],
    [" web:1", `${name}, got " web:1"`],
    ["web:", 'expected a tag of up to 128 letters, digits, "_", "." and "-", got "web:"; use only these characters'],
    [
      "web:1+2",
      'expected a tag of up to 128 letters, digits, "_", "." and "-", got "web:1+2"; use only these characters',
    ],
    [
      "web@sha256:abc",
      'expected a digest: "sha256:" and 64 hexadecimal digits, got "web@sha256:abc"; copy the complete digest',
    ],
  ];
  for (const [image, message] of wrong) {
    it(`refuses ${JSON.stringify(image)}`, () => assert.deepEqual(checkImage(image), [{ path: "image", message }]));
  }

  it("refuses a name that is too long for Kubernetes", () => {
    assert.match(checkImage(`${"a".repeat(256)}:1`)[0]?.message ?? "", /a name has at most 255 characters$/);
  });
});
