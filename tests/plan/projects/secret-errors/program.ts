import * as pulumi from "@pulumi/pulumi";

/** A program whose errors and warnings quote its secrets. */
export = () => {
  const config = new pulumi.Config();
  const password = config.requireSecret("password");
  const account = pulumi.secret({ user: "admin-of-shop", keys: ['line "one"\nline two'] });
  pulumi.all([password, account]).apply(([value, { keys }]) => {
    void pulumi.log.warn(`the password ${value} is short`);
    throw new pulumi.RunError(
      [
        `cannot sign in with ${value}`,
        Buffer.from(value).toString("base64"),
        `https://shop.example.com?p=${encodeURIComponent(value)}`,
        JSON.stringify(keys),
      ].join("; "),
    );
  });
  account.apply(({ user }) =>
    pulumi.output("fine").apply(() => Promise.reject(new pulumi.RunError(`no user ${user}`))),
  );
};
