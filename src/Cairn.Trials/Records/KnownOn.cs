namespace Cairn.Records;

/// <summary>
/// What was recorded of a subject by the end of a day, in UTC, as it was worded then: entries made later take no part, whatever
/// day they are about.
/// </summary>
public delegate SubjectRecords KnownOn(string subject, DateOnly day);
