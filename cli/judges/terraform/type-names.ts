import { singular } from "pluralize";

/**
 * Finds the Terraform type behind a type of a Pulumi provider that wraps a Terraform provider: `aws_vpc` for
 * `aws:ec2/vpc:Vpc`. Such a provider drops or keeps the module's name, so every form is tried.
 */
export function typeNames(prefix: string, types: readonly string[]): (token: string) => string | undefined {
  const byForm = new Map(types.map((type) => [form(type), type]));
  return (token) => {
    const [, module = "", name = ""] = /^[^:]+:([^/:]+)[^:]*:(\w+)$/.exec(token) ?? [];
    const forms = [
      `${prefix}${module}${name}`,
      `${prefix}${singular(module)}${name}`,
      `${prefix}${name}`,
      `${prefix}${module}`,
    ];
    return forms.map((one) => byForm.get(form(one))).find((found) => found !== undefined);
  };
}

function form(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}
