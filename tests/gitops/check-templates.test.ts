import assert from "node:assert/strict";
import { checkTemplates, checkTemplateValues } from "../../components/gitops/check-templates";
import type { ArgoSource } from "../../components/gitops/sources";

const fields = ["name", "namespace", "server", "values"];

/** The messages about a path of a source, whose values are `region` and `hosts`. */
function messages(path: string): string[] {
  const source: ArgoSource = { repoURL: "https://github.com/acme/shop.git", targetRevision: "main", path };
  const problems = [
    ...checkTemplates("source", source, fields),
    ...checkTemplateValues("values", [source], ["region", "hosts"]),
  ];
  return problems.map(({ path: at, message }) => `${at}: ${message}`);
}

const right = [
  "overlays/{{ .name }}",
  "{{.name}}-{{- .namespace -}}",
  "{{ .values.region }}",
  '{{ if eq .name "prod" }}a{{ else }}b{{ end }}',
  '{{ if eq .name "a" }}a{{ else if eq .name "b" }}b{{ end }}',
  "{{ range .values.hosts }}{{ .host }}{{ if .port }}:{{ .port }}{{ end }}{{ continue }}{{ end }}",
  "{{ range $i, $host := .values.hosts }}{{ $host.name }}{{ $.name }}{{ break }}{{ end }}",
  "{{ with .values }}{{ .region }}{{ end }}",
  '{{ define "x" }}{{ .other }}{{ $.other }}{{ end }}{{ template "x" .values }}',
  "{{ now }}",
  "{{ uuidv4 }}",
  '{{ printf "%s .x" .name }}',
  '{{ printf "}} {{ name" }}',
  '{{ "{{ .Values.x }}" }}',
  String.raw`{{ "\"{{ .other }}" }}`,
  "{{`{{ .Release.Name }} {{ .values.other }}`}}",
  "{{/* .other {{ name }} */}}",
  "{{ (index .values.hosts 0).host }}",
  'say "{{ .name }}" and {not} }} this',
];

const wrong: [path: string, message: string][] = [
  ["{{ name }}", 'source.path: expected a field that begins with a dot, got "name"; write "{{ .name }}"'],
  ["{{ nmae }}", 'source.path: expected a field that begins with a dot, got "nmae"; write "{{ .name }}"'],
  [
    "{{- values.region -}}",
    'source.path: expected a field that begins with a dot, got "values"; write "{{ .values }}"',
  ],
  ["{{ .nmae }}", 'got ".nmae"; did you mean ".name"?'],
  ['it is "{{ .nmae }}"', 'got ".nmae"; did you mean ".name"?'],
  ["{{ $.nmae }}", 'got ".nmae"; did you mean ".name"?'],
  ['{{ printf "%s" .other }}', 'got ".other"; nothing else is set'],
  ["{{ range .other }}{{ .host }}{{ end }}", 'got ".other"; nothing else is set'],
  ["{{ with .values }}{{ .region }}{{ end }}{{ .other }}", 'got ".other"; nothing else is set'],
  ["{{ with .values }}{{ $.other }}{{ end }}", 'got ".other"; nothing else is set'],
  ["{{ .name }", 'source.path: expected a whole template such as "{{ .name }}", got "{{ .name }"'],
  ["{{{ .name }}}", "source.path: expected a whole template"],
  ["{{ .name {{ .name }}", "source.path: expected a whole template"],
  ['{{ printf " .name }}', "source.path: expected a whole template"],
  ["{{ .values.other }}", "values.other: expected a value, because a source uses {{ .values.other }}"],
  ["{{ $.values.other }}", "values.other: expected a value, because a source uses {{ .values.other }}"],
];

describe("checks of templates in an application set", () => {
  for (const path of right) {
    it(`take ${path}`, () => assert.deepEqual(messages(path), []));
  }

  for (const [path, message] of wrong) {
    it(`refuse ${path}`, () => {
      const [found, ...others] = messages(path);
      assert.ok(found?.includes(message), found);
      assert.deepEqual(others, []);
    });
  }

  it("end soon for a long text without an end", () => {
    assert.equal(messages(`{{ ${'"a" '.repeat(50_000)}"`).length, 1);
  });
});
