import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type EventInvokeConfigOptions, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, Charset, LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';
import { grantAccess } from './access.ts';
import type { Client } from './client.ts';
import type { DataStack } from './data-stack.ts';
import { environment } from './environment.ts';
import { FUNCTIONS, type FunctionName } from './functions.ts';
import { logGroup } from './log-group.ts';

const ROOT = join(import.meta.dirname, '..');

/** How the code of every function is bundled. */
export const BUNDLING = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  keepNames: true,
  sourceMap: true,
  sourcesContent: false,
  // Escaped, words of other scripts take three times the room.
  charset: Charset.UTF8,
  logLevel: LogLevel.WARNING,
  // The SDK goes in: it loads faster than the one that Lambda brings, and it is the one that was tested.
  externalModules: [],
  // What is CommonJS among the dependencies calls require().
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
} satisfies BundlingOptions;

interface FunctionContext {
  client: Client;
  data: DataStack;
  publicUrl?: string | undefined;
}

/** A Lambda function from `functions/<name>.ts`, with a role of its own that may only do what it has to. */
export class NodeFunction extends NodejsFunction {
  constructor(
    scope: Construct,
    name: FunctionName,
    { client, data, publicUrl, ...options }: FunctionContext & EventInvokeConfigOptions,
  ) {
    const { memory, seconds } = FUNCTIONS[name];
    const parts = new Construct(scope, `${name}-parts`);
    const logs = logGroup(parts, 'Logs');
    const role = new Role(parts, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logs.grantWrite(role);
    super(scope, name, {
      entry: join(ROOT, 'functions', `${name}.ts`),
      projectRoot: ROOT,
      depsLockFilePath: join(ROOT, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memory,
      timeout: Duration.seconds(seconds),
      role,
      logGroup: logs,
      loggingFormat: LoggingFormat.JSON,
      bundling: BUNDLING,
      environment: environment(client, { data, publicUrl }),
      ...options,
    });
    grantAccess(name, this, { client, data });
  }
}
