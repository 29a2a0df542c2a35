import { Duration } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  ContextAttribute,
  type IScheduleTarget,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
  TimeWindow,
} from 'aws-cdk-lib/aws-scheduler';
import { EventBridgePutEvents, LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { EVENT_SOURCE, EVENTS, type EventType, SCHEDULES } from '../lib/events/catalog.ts';

type Line = (typeof SCHEDULES)[number];
type Invoked = Extract<Line, { invoke: string }>['invoke'];

interface SchedulesProps {
  bus: EventBus;
  functions: Record<Invoked, IFunction>;
  deadLetters: Queue;
}

/** One schedule per line of the schedule table. */
export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { bus, functions, deadLetters }: SchedulesProps) {
    super(scope, id);
    for (const line of SCHEDULES) {
      const minutes = line.everyMinutes;
      const parts = new Construct(this, `${line.name}-parts`);
      const role = new Role(parts, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
      deadLetters.grantSendMessages(role);
      const delivery = {
        // The target would let it invoke every version of the function.
        role: role.withoutPolicyUpdates(),
        deadLetterQueue: deadLetters,
        retryAttempts: 2,
        maxEventAge: Duration.minutes(5),
      };
      const allow = (action: string, resource: string) =>
        role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
      let target: IScheduleTarget;
      if ('invoke' in line) {
        const invoked = functions[line.invoke];
        allow('lambda:InvokeFunction', invoked.functionArn);
        target = new LambdaInvoke(invoked, delivery);
      } else {
        allow('events:PutEvents', bus.eventBusArn);
        const detail = envelope(line.event);
        target = new EventBridgePutEvents(
          { eventBus: bus, source: EVENT_SOURCE, detailType: line.event, detail },
          delivery,
        );
      }
      new Schedule(this, line.name, {
        schedule: ScheduleExpression.rate(Duration.minutes(minutes)),
        target,
        timeWindow: minutes >= 15 ? TimeWindow.flexible(Duration.minutes(5)) : TimeWindow.off(),
      });
    }
  }
}

/** What every event has; the scheduler fills in id and time. */
function envelope(type: EventType): ScheduleTargetInput {
  const { executionId: id, scheduledTime: time } = ContextAttribute;
  return ScheduleTargetInput.fromObject({
    meta: { id, version: EVENTS[type].version, time, correlationId: id },
    data: {},
  });
}
