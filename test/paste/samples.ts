/**
 * A text in the shape that a program's documentation gives, in our own words, and what is to be read of it: see
 * `read-all.ts`.
 */
export interface Sample {
  readonly format: string
  readonly name: string
  readonly text: string
  readonly entries: readonly string[]
  readonly leftOut?: readonly string[]
}

const chats: readonly Sample[] = [
  {
    // https://github.com/amittell/obsidian-slack-formatter ("Input Format"): name, time behind two spaces, message.
    format: 'slack',
    name: 'a thread, with reactions and a second message of the same person',
    text: `Alice Smith
  12:14 PM
Shop answers 502
:eyes: 3
12:15
Rolling back
with the old image
Bob
  2:20 PM
https://acme.slack.com/archives/C1/p159
All good again
3 replies
`,
    entries: [
      '2020-06-15T10:14:00 Alice Smith: Shop answers 502',
      '2020-06-15T10:15:00 Alice Smith: Rolling back + with the old image',
      '2020-06-15T12:20:00 Bob: All good again [https://acme.slack.com/archives/C1/p159]',
    ],
    leftOut: ['4: reactions', '12: a line of Slack itself'],
  },
  {
    // The older shape, as read by hubot's and other transcripts of the desktop app: `nick [11:22 AM]`, later only
    // `[11:23]`.
    format: 'slack',
    name: 'names and times in brackets, days between the messages',
    text: `Sunday, June 14th
alice [11:59 PM]
Disk is full
[12:01 AM]
Cleaning up
Today
bob [8:00 AM]
Done
`,
    entries: [
      '2020-06-14T21:59:00 alice: Disk is full',
      '2020-06-13T22:01:00 alice: Cleaning up',
      '2020-06-15T06:00:00 bob: Done',
    ],
    leftOut: ['1: the line for a day', '6: the line for a day'],
  },
  {
    // https://slack.com/help/articles/202026038 (apps are marked APP), https://slack.com/help/articles/201864558 (a
    // status behind the name), 24-hour clock.
    format: 'slack',
    name: 'an app, a status, and no AM or PM',
    text: `PagerDuty
APP  12:14 PM
Triggered #123: down
Alice Smith:house_with_garden:  12:15 PM
looking
Deployer
APP
  12:16 PM
rolled back
Bob  14:17
ok
`,
    entries: [
      '2020-06-15T10:14:00 PagerDuty: Triggered #123: down',
      '2020-06-15T10:15:00 Alice Smith: looking',
      '2020-06-15T10:16:00 Deployer: rolled back',
      '2020-06-15T12:17:00 Bob: ok',
    ],
    leftOut: [2, 4, 7].map(it => `${it}: a badge or status next to a name`),
  },
  {
    // https://slack.com/help/articles/202528808 (results of a search show the day)
    format: 'slack',
    name: 'messages that were found, with their days',
    text: `Alice Smith
  Jun 14th at 12:14 PM
Shop answers 502
Bob
  Yesterday at 12:20 PM
ok
`,
    entries: ['2020-06-14T10:14:00 Alice Smith: Shop answers 502', '2020-06-14T10:20:00 Bob: ok'],
  },
  {
    // The shape that a copy had until August 2024: https://it.ittrip.xyz/python/teams-copia-mittente-ora
    format: 'teams',
    name: 'day behind the time',
    text: `[12:42 • 15/06/2020] Rossi, Mario:
Can we close it?
👍 2
[12:44 • 15/06/2020] Ann Lee:
Yes
`,
    entries: ['2020-06-15T10:42:00 Rossi, Mario: Can we close it?', '2020-06-15T10:44:00 Ann Lee: Yes'],
    leftOut: ['3: reactions'],
  },
  {
    format: 'teams',
    name: 'month and day, and marks of direction',
    text: `[\u200e6/\u200e15 12:42 PM] Mario Rossi
One

[\u200e6/\u200e15 12:44 PM] Ann Lee
Two
`,
    entries: ['2020-06-15T10:42:00 Mario Rossi: One', '2020-06-15T10:44:00 Ann Lee: Two'],
  },
  {
    // https://support.discord.com: names and times as the client shows them.
    format: 'discord',
    name: 'Today, Yesterday and a continued message',
    text: `Alice — Yesterday at 11:58 PM
It is slow
Bob
APP
 —\x20
Today at 12:14 PM
Deploy 12 started
[12:15 PM]Deploy 12 done
`,
    entries: [
      '2020-06-14T21:58:00 Alice: It is slow + Bob',
      '2020-06-15T10:14:00 APP: Deploy 12 started',
      '2020-06-15T10:15:00 APP: Deploy 12 done',
    ],
  },
  {
    // https://irssi.org/documentation/settings/ (timestamp_format, autolog)
    format: 'irc',
    name: 'a log of irssi',
    text: `--- Log opened Mon Jun 15 10:00:00 2020
--- Day changed Mon Jun 15 2020
10:05 <@alice> it is down
10:06 -!- bob [~b@host] has joined #ops
10:07  * bob looks
10:08 < eve> <b>fixed</b>
`,
    entries: [
      '2020-06-15T10:05:00 alice: it is down',
      '2020-06-15T10:06:00 -!- bob [~b@host] has joined #ops',
      '2020-06-15T10:07:00 bob: looks',
      '2020-06-15T10:08:00 eve: <b>fixed</b>',
    ],
    leftOut: ['1: a log marker', '2: the line for a day'],
  },
  {
    // https://weechat.org/files/doc/stable/weechat_user.en.html#logger
    format: 'irc',
    name: "weechat's log file and its screen",
    text: `2020-06-15 10:05:01\talice\tit is down
2020-06-15 10:05:02\t-->\tbob (~b@host) has joined #ops
10:06:03      bob | looking
`,
    entries: [
      '2020-06-15T10:05:01 alice: it is down',
      '2020-06-15T10:05:02 -->\tbob (~b@host) has joined #ops',
      '2020-06-15T10:06:03 bob: looking',
    ],
  },
]

const logs: readonly Sample[] = [
  {
    // https://git-scm.com/docs/git-log ("PRETTY FORMATS", medium)
    format: 'git-log',
    name: 'the default',
    text: `commit 1f2e3d4c5b6a79881f2e3d4c5b6a79881f2e3d4c (HEAD -> main)
Author: Alice <alice@example.org>
Date:   Mon Jun 15 12:14:05 2020 +0200

    Close connections

    They leaked.

commit aaaaaaaaaa1
Merge: 1 2
Author: Bob <bob@example.org>
Date:   Sun Jun 14 23:00:00 2020 -0700

    Merge branch x
`,
    entries: [
      '2020-06-15T10:14:05 Alice: Close connections [1f2e3d4c5b] + They leaked.',
      '2020-06-15T06:00:00 Bob: Merge branch x [aaaaaaaaaa]',
    ],
    leftOut: [1, 2, 10, 11].map(it => `${it}: what git prints besides author, date and message`),
  },
  {
    format: 'git-log',
    name: 'fuller, with a graph and ISO dates',
    text: `* commit abcdef1
| Author:     Alice <a@x>
| AuthorDate: 2020-06-15 09:00:00 +0200
| Commit:     Bob <b@x>
| CommitDate: 2020-06-15 12:14:05 +0200
|\x20
|     Close connections
`,
    entries: ['2020-06-15T10:14:05 Alice: Close connections [abcdef1]'],
    leftOut: [2, 4].map(it => `${it}: what git prints besides author, date and message`),
  },
  {
    format: 'git-one-line',
    name: 'hash, date and subject',
    text: 'a1b2c3d 2020-06-15 12:14:05 +0200 Close connections\nb1b2c3d 2020-06-15T12:10:05+02:00 Open connections\n',
    entries: ['2020-06-15T10:14:05 Close connections [a1b2c3d]', '2020-06-15T10:10:05 Open connections [b1b2c3d]'],
  },
  {
    // https://kubernetes.io/docs/reference/kubectl/generated/kubectl_events/
    format: 'kubernetes-events',
    name: 'all namespaces',
    text: `NAMESPACE   LAST SEEN            TYPE      REASON    OBJECT       MESSAGE
shop        2m                   Warning   BackOff   pod/shop-1   Back-off restarting failed container
shop        90s (x12 over 3h5m)  Normal    Pulled    pod/shop-1   Image pulled
shop        <unknown>            Normal    Created   pod/shop-2   Created container
`,
    entries: [
      '2020-06-15T11:58:00 Warning BackOff shop/pod/shop-1: Back-off restarting failed container',
      '2020-06-15T11:58:30 Normal Pulled shop/pod/shop-1: Image pulled (x12 over 3h5m)',
    ],
    leftOut: ['1: the header of the table', '4: its age is unknown'],
  },
  {
    // https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/ (-o wide)
    format: 'kubernetes-events',
    name: 'kubectl get events -o wide',
    text: `LAST SEEN   TYPE      REASON    OBJECT       SUBOBJECT   SOURCE           MESSAGE       FIRST SEEN   COUNT
2m          Warning   BackOff   pod/shop-1   app         kubelet          Wait          3h           12
`,
    entries: [
      '2020-06-15T11:58:00 kubelet: Warning BackOff pod/shop-1: Wait (subobject: app, first seen: 3h, count: 12)',
    ],
    leftOut: ['1: the header of the table'],
  },
  {
    // https://kubernetes.io/docs/reference/kubectl/generated/kubectl_describe/
    format: 'kubernetes-events',
    name: 'kubectl describe',
    text: `Events:
  Type     Reason   Age                  From     Message
  ----     ------   ----                 ----     -------
  Warning  BackOff  5m12s (x4 over 10m)  kubelet  Back-off restarting failed container
`,
    entries: ['2020-06-15T11:54:48 kubelet: Warning BackOff: Back-off restarting failed container (x4 over 10m)'],
    leftOut: ['1: no time', '2: the header of the table', '3: the header of the table'],
  },
  {
    // https://github.com/kubernetes/klog (header format)
    format: 'klog',
    name: 'lines of a controller',
    text: `I0615 10:14:05.123456       1 controller.go:123] Starting
E0615 10:14:06.000001       1 controller.go:124] It failed
  goroutine 1
`,
    entries: [
      '2020-06-15T10:14:05 Info controller.go:123] Starting',
      '2020-06-15T10:14:06 Error controller.go:124] It failed + goroutine 1',
    ],
  },
  {
    // https://kubernetes.io/docs/reference/kubectl/generated/kubectl_logs/ (--timestamps, --prefix)
    format: 'iso-log',
    name: 'kubectl logs --timestamps --prefix',
    text: `[pod/shop-1/app] 2020-06-15T10:14:05.123456789Z GET /pay 500
[pod/shop-2/app] 2020-06-15T10:14:05.223456789Z GET /pay 200
`,
    entries: ['2020-06-15T10:14:05 pod/shop-1/app GET /pay 500', '2020-06-15T10:14:05 pod/shop-2/app GET /pay 200'],
  },
  {
    // https://docs.aws.amazon.com/cli/latest/reference/logs/tail.html, and the copy of the console with a tab.
    format: 'iso-log',
    name: 'CloudWatch Logs',
    text: '2020-06-15T10:14:05.123000+00:00 app/shop/1 Task timed out\n2020-06-15T10:14:07.123Z\tEND RequestId: 1\n',
    entries: ['2020-06-15T10:14:05 app/shop/1 Task timed out', '2020-06-15T10:14:07 END RequestId: 1'],
  },
  {
    // https://www.rfc-editor.org/rfc/rfc3164 (5.4), https://www.rfc-editor.org/rfc/rfc5424 (6.5)
    format: 'syslog',
    name: 'both RFCs',
    text: `<34>Jun 15 10:14:15 web1 su: failed for alice
<165>1 2020-06-15T10:14:16.003Z web1 evntslog - ID47 [ex@32473 iut="3"] An event
Jun  5 01:02:03 web1 kernel: oom
`,
    entries: [
      '2020-06-15T10:14:15 web1 su: failed for alice',
      '2020-06-15T10:14:16 web1 evntslog - ID47 [ex@32473 iut="3"] An event',
      '2020-06-05T01:02:03 web1 kernel: oom',
    ],
  },
  {
    // https://www.freedesktop.org/software/systemd/man/latest/journalctl.html (--output)
    format: 'syslog',
    name: 'short, short-precise, short-iso, short-full and short-unix of journalctl',
    text: `-- Logs begin at Mon 2020-06-01 00:00:00 UTC. --
Jun 15 10:14:05 web1 systemd[1]: Stopped
Jun 15 10:14:06.123456 web1 systemd[1]: Started
2020-06-15T12:14:07+0200 web1 app[7]: up
Mon 2020-06-15 12:14:08 CEST web1 app[7]: ready
1592216049.123456 web1 app[7]: served
-- Boot 0123 --
`,
    entries: [
      '2020-06-15T10:14:05 web1 systemd[1]: Stopped',
      '2020-06-15T10:14:06 web1 systemd[1]: Started',
      '2020-06-15T10:14:07 web1 app[7]: up',
      '2020-06-15T10:14:08 web1 app[7]: ready',
      '2020-06-15T10:14:09 web1 app[7]: served',
    ],
    leftOut: ['1: a journalctl marker', '7: a journalctl marker'],
  },
  {
    // https://nginx.org/en/docs/http/ngx_http_log_module.html (combined), https://httpd.apache.org/docs/2.4/logs.html
    // (common, vhost)
    format: 'access-log',
    name: 'nginx and Apache',
    text: `10.0.0.1 - - [15/Jun/2020:12:14:05 +0200] "GET /pay HTTP/1.1" 502 157 "-" "curl/7.58"
shop:443 10.0.0.2 - frank [15/Jun/2020:03:14:06 -0700] "GET / HTTP/1.0" 200 2326
`,
    entries: [
      '2020-06-15T10:14:05 10.0.0.1 "GET /pay HTTP/1.1" 502 157 "-" "curl/7.58"',
      '2020-06-15T10:14:06 shop:443 10.0.0.2 - frank "GET / HTTP/1.0" 200 2326',
    ],
  },
  {
    // https://nginx.org/en/docs/ngx_core_module.html#error_log, https://httpd.apache.org/docs/2.4/logs.html#errorlog
    format: 'error-log',
    name: 'nginx and Apache',
    text: `2020/06/15 10:14:05 [error] 12#12: *1 connect() failed (111: Connection refused)
[Mon Jun 15 10:14:06.123456 2020] [core:error] [pid 1:tid 2] AH00001: gone
[Mon Jun 15 10:14:07 2020] [notice] up
`,
    entries: [
      '2020-06-15T10:14:05 [error] 12#12: *1 connect() failed (111: Connection refused)',
      '2020-06-15T10:14:06 [core:error] [pid 1:tid 2] AH00001: gone',
      '2020-06-15T10:14:07 [notice] up',
    ],
  },
  {
    format: 'stamped-lines',
    name: 'what a person wrote',
    text: `- **10:05 UTC** – Down
* 10:06 UTC: Looked
1. 12:07 CEST Found
| 10:08 | Fixed |
## Later
[10:09] Over
10:10 - 10:20 Rest
`,
    entries: [
      '2020-06-15T10:05:00 Down',
      '2020-06-15T10:06:00 Looked',
      '2020-06-15T10:07:00 Found',
      '2020-06-15T10:08:00 Fixed',
      '2020-06-15T10:09:00 Over',
      '2020-06-15T10:10:00 Rest (until 10:20)',
    ],
    leftOut: ['5: Markdown around the entries'],
  },
]

const data: readonly Sample[] = [
  {
    // https://jsonlines.org, with the fields of pino, zap, logrus, `journalctl -o json` and Slack's export.
    format: 'json',
    name: 'lines of many programs',
    text: `{"level":30,"time":1592216045123,"msg":"pino"}
{"level":"error","ts":1592216046.5,"msg":"zap","url":"https://example.org/1"}
{"time":"2020-06-15T12:14:07+02:00","level":"warning","msg":"logrus"}
{"__REALTIME_TIMESTAMP":"1592216048000000","MESSAGE":"journal"}
{"type":"message","user":"U1","text":"slack","ts":"1592216049.000200"}
{"a":1}
no json
`,
    entries: [
      '2020-06-15T10:14:05 pino (level: 30)',
      '2020-06-15T10:14:06 error: zap [https://example.org/1]',
      '2020-06-15T10:14:07 warning: logrus',
      '2020-06-15T10:14:08 journal',
      '2020-06-15T10:14:09 U1: message: slack',
    ],
    leftOut: ['6: no time', '7: no time'],
  },
  {
    // https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
    format: 'json',
    name: "Alertmanager's webhook",
    text: `{
  "status": "firing",
  "alerts": [
    {
      "status": "firing",
      "labels": {"alertname": "HighErrorRate"},
      "annotations": {"summary": "Many errors"},
      "startsAt": "2020-06-15T10:14:05.123Z",
      "endsAt": "0001-01-01T00:00:00Z",
      "generatorURL": "https://prometheus.example.org/graph"
    }
  ]
}
`,
    entries: [
      '2020-06-15T10:14:05 firing: Many errors (alertname: HighErrorRate) [https://prometheus.example.org/graph]',
    ],
    leftOut: ['1: the field "status"'],
  },
  {
    // https://docs.rs/tracing-subscriber (fmt::format::Json), and what OpenTelemetry and Google Cloud print.
    format: 'json',
    name: 'texts that are nested',
    text: `{"timestamp":"2020-06-15T10:14:05Z","level":"ERROR","fields":{"message":"Failed to open x"},"target":"a::b"}
{"timestamp":"2020-06-15T10:14:06Z","severityText":"WARN","body":{"stringValue":"Slow"},"resource":{"name":"web1"}}
{"timestamp":"2020-06-15T10:14:07Z","severity":"INFO","jsonPayload":{"message":"Up","user":{"name":"ann"}}}
`,
    entries: [
      '2020-06-15T10:14:05 ERROR: Failed to open x (target: a::b)',
      '2020-06-15T10:14:06 Slow (severityText: WARN, name: web1)',
      '2020-06-15T10:14:07 INFO: Up (name: ann)',
    ],
  },
  {
    format: 'json',
    name: 'more fields than an entry has room for, and a list with an item that has no time',
    text: `{"id": "inc-1", "events": [
  {"at": "2020-06-15T10:14:05Z", "text": "Down", "a1": 1, "a2": "x", "a3": 1, "a4": 1, "a5": 1,
   "a6": 1, "a7": {"b": 1}},
  {"note": "nothing"}
]}
`,
    entries: ['2020-06-15T10:14:05 Down'],
    leftOut: ['1: the field "id"', '2: the fields "a1", "a2", "a3", "a4", "a5", "a6" and "a7"', '4: no time'],
  },
  {
    // https://developer.pagerduty.com/api-reference (log entries), https://developer.statuspage.io (incident_updates)
    format: 'json',
    name: 'lists of PagerDuty and Statuspage',
    text:
      '{"log_entries": [{"type": "acknowledge_log_entry", "summary": "Acknowledged by Alice", "created_at": '
      + '"2020-06-15T10:14:05Z", "agent": {"summary": "Alice"}}], "incident_updates": [{"status": "resolved", '
      + '"body": "It is over.", "created_at": "2020-06-15T10:50:00.000Z"}]}\n',
    entries: [
      '2020-06-15T10:14:05 Alice: acknowledge_log_entry: Acknowledged by Alice',
      '2020-06-15T10:50:00 resolved: It is over.',
    ],
  },
  {
    // https://www.rfc-editor.org/rfc/rfc4180
    format: 'csv',
    name: 'quotes, a line end in a cell and a zone in the header',
    text: `Time (CEST),Who,Event,Severity
2020-06-15 12:14,Alice,"Rolled back, ""fast""
and well",high
2020-06-15 12:15,,Done,
later,Bob,Nothing,
`,
    entries: ['2020-06-15T10:14:00 Alice: Rolled back, "fast" + and well (Severity: high)', '2020-06-15T10:15:00 Done'],
    leftOut: ['1: the header of the table', '5: no time'],
  },
  {
    format: 'csv',
    name: 'more in a cell than the time',
    text: `time,text
2020-06-15 10:14 UTC or so,Down
2020-06-15 10:15 UTC,Up
`,
    entries: ['2020-06-15T10:14:00 Down (time: 2020-06-15 10:14 UTC or so)', '2020-06-15T10:15:00 Up'],
    leftOut: ['1: the header of the table'],
  },
  {
    format: 'csv',
    name: 'more cells than the header',
    text: `time,text
2020-06-15 10:14 UTC,Down,all of it
2020-06-15 10:15 UTC,Up
`,
    entries: ['2020-06-15T10:14:00 Down (all of it)', '2020-06-15T10:15:00 Up'],
    leftOut: ['1: the header of the table'],
  },
  {
    format: 'csv',
    name: 'cells of a spreadsheet, day and time apart',
    text: 'Date\tTime\tDescription\n15/06/2020\t10:14\tDown\n16/06/2020\t00:10\tUp\n',
    entries: ['2020-06-15T10:14:00 Down', '2020-06-16T00:10:00 Up'],
    leftOut: ['1: the header of the table'],
  },
]

const alerts: readonly Sample[] = [
  {
    // https://github.com/prometheus/alertmanager#amtool
    format: 'amtool',
    name: 'amtool alert query',
    text: `Alertname      Starts At                Summary          State
HighErrorRate  2020-06-15 10:14:05 UTC  Many errors      active
DiskFull       2020-06-15 10:15:05 UTC                   suppressed
`,
    entries: ['2020-06-15T10:14:05 HighErrorRate: Many errors, active', '2020-06-15T10:15:05 DiskFull: suppressed'],
    leftOut: ['1: the header of the table'],
  },
  {
    // https://github.com/prometheus/alertmanager/blob/main/template/default.tmpl: the default text names no time.
    format: 'alerts',
    name: "Alertmanager's default text, with and without a time",
    text: `[FIRING:1] HighErrorRate (shop critical)
Labels:
 - alertname = HighErrorRate
StartsAt: 2020-06-15 10:14:05.123 +0000 UTC
Source: https://prometheus.example.org/graph

[RESOLVED] DiskFull
Labels:
 - alertname = DiskFull
`,
    entries: [
      '2020-06-15T10:14:05 [FIRING:1] HighErrorRate (shop critical) [https://prometheus.example.org/graph] + '
        + 'Labels: + alertname = HighErrorRate',
    ],
    leftOut: ['7: no time'],
  },
  {
    // https://grafana.com/docs/grafana/latest/alerting/configure-notifications/template-notifications/
    format: 'alerts',
    name: "Grafana's default text",
    text: `**Firing**

Value: A=95
Labels:
 - alertname = HighCPU
 - grafana_folder = Shop
Started at: 2020-06-15 12:14:05 +0200 CEST
Source: https://grafana.example.org/alerting/1
`,
    entries: [
      '2020-06-15T10:14:05 Firing: HighCPU [https://grafana.example.org/alerting/1] + Value: A=95 + Labels: + '
        + 'alertname = HighCPU + grafana_folder = Shop',
    ],
  },
  {
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
    format: 'alerts',
    name: 'the mail of a CloudWatch alarm',
    text: `You are receiving this email because your Amazon CloudWatch Alarm "HighCPU" in the EU (Ireland) region has entered the ALARM state.

View this alarm in the console:
https://eu-west-1.console.aws.amazon.com/x

Alarm Details:
- State Change: OK -> ALARM
- Timestamp: Monday 15 June, 2020 10:14:05 UTC
`,
    entries: [
      '2020-06-15T10:14:05 You are receiving this email because your Amazon CloudWatch Alarm "HighCPU" in the EU '
        + '(Ireland) region has entered the ALARM state. [https://eu-west-1.console.aws.amazon.com/x] + View this '
        + 'alarm in the console: + Alarm Details: + State Change: OK -> ALARM',
    ],
  },
  {
    // https://support.pagerduty.com/main/docs/notification-content-and-behavior
    format: 'alerts',
    name: 'an incident of PagerDuty with all its times',
    text: `Incident #1234: Shop is down
Triggered at: Jun 15, 2020 at 10:14am UTC
Acknowledged at: Jun 15, 2020 at 10:16am UTC
Resolved at: Jun 15, 2020 at 10:50am UTC
Incident: https://acme.pagerduty.com/incidents/P1
`,
    entries: [
      '2020-06-15T10:14:00 Incident #1234: Shop is down [https://acme.pagerduty.com/incidents/P1]',
      '2020-06-15T10:16:00 Incident #1234: Shop is down: acknowledged [https://acme.pagerduty.com/incidents/P1]',
      '2020-06-15T10:50:00 Incident #1234: Shop is down: resolved [https://acme.pagerduty.com/incidents/P1]',
    ],
  },
  {
    // https://support.atlassian.com/opsgenie/docs/what-are-alert-fields/
    format: 'alerts',
    name: 'a mail of Opsgenie',
    text: 'Opsgenie Alert: #77 Disk is full\nPriority: P2\nCreated At : Jun 15, 2020 12:14 PM CEST\n',
    entries: ['2020-06-15T10:14:00 Opsgenie Alert: #77 Disk is full + Priority: P2'],
  },
  {
    // https://support.pagerduty.com/main/docs/incident-timeline, https://community.atlassian.com (Opsgenie's alert
    // activity log)
    format: 'activity-log',
    name: 'what was done, with the time before or behind',
    text: `Jun 15, 2020 10:14:05 AM UTC  Alert created via API
Acknowledged by Alice on Jun 15, 2020 at 10:16 AM UTC
Resolved by Bob through the website at 2020-06-15 10:50:00 UTC.
`,
    entries: [
      '2020-06-15T10:14:05 Alert created via API',
      '2020-06-15T10:16:00 Acknowledged by Alice',
      '2020-06-15T10:50:00 Resolved by Bob through the website',
    ],
  },
  {
    // https://support.pagerduty.com/main/docs/incident-timeline: the page shows the time below what was done.
    format: 'activity-log',
    name: 'with the time on the line below',
    text: `Triggered through the API by Datadog.
Jun 15, 2020 at 10:14 AM UTC
Acknowledged by Alice.
Jun 15, 2020 at 10:16 AM UTC
`,
    entries: [
      '2020-06-15T10:14:00 Triggered through the API by Datadog.',
      '2020-06-15T10:16:00 Acknowledged by Alice.',
    ],
  },
  {
    // https://support.atlassian.com/statuspage/docs/what-is-an-incident/, and any page of it.
    format: 'statuspage',
    name: 'the history of an incident',
    text: `Payments fail
Resolved - It is over.
Jun 15, 10:50 UTC

Monitoring - A fix is out.
We watch it.
Jun 15, 10:30 UTC

Investigating
We are looking.
Posted 3 years ago. Jun 15, 2020 - 10:14 UTC
`,
    entries: [
      '2020-06-15T10:50:00 Resolved: It is over.',
      '2020-06-15T10:30:00 Monitoring: A fix is out. + We watch it.',
      '2020-06-15T10:14:00 Investigating: We are looking.',
    ],
    leftOut: ['1: text between the updates'],
  },
]

export const samples: readonly Sample[] = [...chats, ...logs, ...data, ...alerts]
