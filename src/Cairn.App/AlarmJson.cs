using Cairn.Dosing;

namespace Cairn.App;

/// <summary>Alarms of late information as JSON prints them.</summary>
static class AlarmJson
{
    public static object Of(LateAlarm alarm) =>
        new
        {
            alarm.Subjects,
            alarm.Level,
            alarm.Since,
            alarm.InfusedSince,
            Allowed = alarm.Allowed.ToString(),
        };
}
