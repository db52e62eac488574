#!/usr/bin/env bash
# Sourced by jobs. Logs in to each cloud whose variables are set, with the job's ID tokens. Nothing is stored.
tokens=$(mktemp -d)
if [ -n "${AWS_ROLE_ARN:-}" ]; then
  printf '%s' "$AWS_ID_TOKEN" > "$tokens/aws"
  export AWS_WEB_IDENTITY_TOKEN_FILE=$tokens/aws AWS_ROLE_SESSION_NAME=gitlab-$CI_JOB_ID
fi
if [ -n "${GOOGLE_PROVIDER:-}" ]; then
  printf '%s' "$GOOGLE_ID_TOKEN" > "$tokens/google"
  export GOOGLE_APPLICATION_CREDENTIALS=$tokens/google.json
  gcloud iam workload-identity-pools create-cred-config "$GOOGLE_PROVIDER" --service-account "$GOOGLE_SERVICE_ACCOUNT" \
    --credential-source-file "$tokens/google" --output-file "$GOOGLE_APPLICATION_CREDENTIALS"
  gcloud auth login --brief --cred-file "$GOOGLE_APPLICATION_CREDENTIALS"
fi
if [ -n "${AZURE_CLIENT_ID:-}" ]; then
  export ARM_USE_OIDC=true ARM_OIDC_TOKEN=$AZURE_ID_TOKEN
  export ARM_CLIENT_ID=$AZURE_CLIENT_ID ARM_TENANT_ID=$AZURE_TENANT_ID ARM_SUBSCRIPTION_ID=$AZURE_SUBSCRIPTION_ID
  az login --service-principal --username "$AZURE_CLIENT_ID" --tenant "$AZURE_TENANT_ID" --federated-token "$AZURE_ID_TOKEN" --output none
  az account set --subscription "$AZURE_SUBSCRIPTION_ID"
  az aks install-cli --install-location "$tokens/kubectl" --kubelogin-install-location /usr/local/bin/kubelogin
fi
if [ -n "${PULUMI_ORGANIZATION:-}" ]; then
  pulumi login --oidc-token "$PULUMI_ID_TOKEN" --oidc-org "$PULUMI_ORGANIZATION"
fi
