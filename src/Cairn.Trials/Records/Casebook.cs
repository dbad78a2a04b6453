using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>Everything recorded about one subject.</summary>
public sealed class SubjectRecords
{
    readonly Dictionary<Type, IReadOnlyList<Record>> _records;
    DayKnown? _last;

    LastRecorded? _lastDay;

    sealed record LastRecorded(DateOnly? Day);

    sealed record DayKnown(DateOnly Day, SubjectRecords Records);

    public SubjectRecords(string id, IEnumerable<Record> records)
    {
        Id = id;
        _records = records
            .GroupBy(r => r.GetType())
            .OrderBy(g => RecordShape.Of(g.Key).Domain, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => (IReadOnlyList<Record>)[.. g.OrderBy(r => r.When ?? default).ThenBy(r => r.Sequence ?? 0)]
            );
        IsPerson = Demographics is not null || Of<Disposition>().Any() || Of<EligibilityAnswer>().Any() || Of<Exposure>().Any();
    }

    /// <summary>USUBJID.</summary>
    public string Id { get; }

    /// <summary>The subject's records of one domain, by date, then by number; without rows that deny what they name.</summary>
    public IEnumerable<T> Of<T>()
        where T : Record => _records.TryGetValue(typeof(T), out var records) ? records.Cast<T>().Where(r => !r.IsDenied) : [];

    /// <summary>Every row of one domain as recorded, by date, then by number: also what was asked for and denied.</summary>
    public IReadOnlyList<Record> Rows(Type type) => _records.GetValueOrDefault(type) ?? [];

    /// <summary>Every record, domain by domain in the order of their letters.</summary>
    public IEnumerable<Record> All => _records.Values.SelectMany(r => r);

    public Demographics? Demographics => Of<Demographics>().FirstOrDefault();

    /// <summary>The first date of a milestone (see <see cref="Milestone"/>); null when it is not recorded.</summary>
    public Disposition? Milestone(Milestone code) => Of<Disposition>().FirstOrDefault(d => d.Code.Is(code));

    /// <summary>
    /// True when something makes a person of it: a row of who they are, of a milestone, a screening answer, or a treatment. An
    /// event or a value under an identifier that stands nowhere else is a slip of the pen.
    /// </summary>
    public bool IsPerson { get; }

    /// <summary>The last day of a record whose day is known; null when none is.</summary>
    public DateOnly? LastDay => (_lastDay ??= new(All.Max(r => r.When?.Date))).Day;

    /// <summary>True when nothing is recorded.</summary>
    public bool IsEmpty => _records.Count == 0;

    /// <summary>The cell infusions, first fraction first.</summary>
    public IEnumerable<Exposure> CellInfusions => Of<Exposure>().Where(e => e.IsCellInfusion);

    /// <summary>
    /// What was recorded of the subject at the end of a day. What tells of a death without a day of its own is not known before
    /// the day of the death, nor before a day on which the subject was seen alive. The last day asked for is kept: the same day
    /// has the same records.
    /// </summary>
    internal SubjectRecords AsOf(DateOnly day)
    {
        if (_last is { } last && last.Day == day)
            return last.Records;
        var known = Cut(day);
        _last = new(day, known);
        return known;
    }

    SubjectRecords Cut(DateOnly day)
    {
        var lives = Demographics?.Death?.IsSurelyAfter(day) == true || Milestone(Records.Milestone.Death)?.IsAfter(day) == true;
        var isSeenLater = Of<SurvivalStatus>().Any(s => s.Result == "ALIVE" && s.Date?.IsSurelyAfter(day) == true);
        bool Lives(AdverseEvent fatal) => lives || isSeenLater && fatal.End is null;
        return new(
            Id,
            All.Where(r => !r.IsAfter(day) && !((lives || isSeenLater) && IsUndatedDeath(r)))
                .Select(r => r is AdverseEvent { IsFatal: true } fatal && Lives(fatal) ? fatal.BeforeItsEnd() : r.AsOf(day))
        );
    }

    static bool IsUndatedDeath(Record record) =>
        record is DeathDetail { Date: null } or SurvivalStatus { Date: null, Result: "DEAD" };

    /// <summary>The cell infusions, and the rows without a known category that may be one.</summary>
    public IEnumerable<Exposure> PossibleCells => Of<Exposure>().Where(e => e.IsCellInfusion || e.MayBeCells);
}

/// <summary>The state of a study's records: the fold of its ledger.</summary>
/// <param name="StudyId">The study.</param>
/// <param name="IsSynthetic">True when the records come from the generator: then every page, table and file says
/// SYNTHETIC.</param>
/// <param name="CutOff">Last day whose events are in; null when there is no cut-off.</param>
/// <param name="Subjects">By subject identifier.</param>
public sealed record Casebook(string StudyId, bool IsSynthetic, DateOnly? CutOff, IReadOnlyList<SubjectRecords> Subjects)
{
    readonly SubjectIndex _people = new(Subjects);
    readonly SubjectIndex _strangers = new([]);

    /// <summary>By subject identifier.</summary>
    public IReadOnlyList<SubjectRecords> Subjects
    {
        get;
        init => (field, _people) = (value, new(value));
    } = Subjects;

    /// <summary>What the safety review committee decided, in the order it was recorded.</summary>
    public IReadOnlyList<CommitteeDecision> Decisions { get; init; } = [];

    /// <summary>What the committee ruled about events, the last ruling of each.</summary>
    public IReadOnlyList<DltRuling> Rulings { get; init; } = [];

    /// <summary>What was said of lots of the product, in the order in which it was recorded.</summary>
    public IReadOnlyList<LotJudgement> Judgements { get; init; } = [];

    /// <summary>Who signed what, in the order in which it was signed, each with whether it still holds.</summary>
    public IReadOnlyList<RecordedSignature> Signatures { get; init; } = [];

    /// <summary>The steps taken in the reporting of serious events, in the order in which they were recorded.</summary>
    public IReadOnlyList<SafetyNote> SafetyNotes { get; init; } = [];

    /// <summary>The sponsor's opinions on serious events, in the order in which they were recorded.</summary>
    public IReadOnlyList<SponsorOpinion> Opinions { get; init; } = [];

    /// <summary>The records that no rule can read: they are there, and no answer rests on them.</summary>
    public IReadOnlyList<UnreadRecord> Unread { get; init; } = [];

    /// <summary>The entries of the ledger that are no records and cannot be read.</summary>
    public IReadOnlyList<Finding> UnreadEntries { get; init; } = [];

    /// <summary>
    /// What the ledger showed on past days; null where records come without a ledger: then what happened counts as known on its
    /// day.
    /// </summary>
    public KnownOn? KnownOn { get; init; }

    /// <summary>Records under identifiers that are nobody's: no answer rests on them.</summary>
    public IReadOnlyList<SubjectRecords> Strangers
    {
        get;
        init => (field, _strangers) = (value, new(value));
    } = [];

    /// <summary>What is recorded under an identifier, a stranger's too; null when nothing is.</summary>
    public SubjectRecords? Subject(string id) => _people.Find(id) ?? _strangers.Find(id);

    /// <summary>
    /// The casebook as the world was at the end of a day: records of later events are left out, and so is a later death. A record
    /// whose date is partly unknown stays when it can have happened by then; one without a date stays. Who consented later is
    /// left out, with whatever history was written down of the time before, unless something of the trial is recorded by then: a
    /// consent with a wrong date hides nobody who was treated.
    /// </summary>
    public Casebook AsOf(DateOnly day) => CutOff == day ? this : Cut(day);

    Casebook Cut(DateOnly day) =>
        this with
        {
            CutOff = day,
            Decisions = [.. Decisions.Where(d => d.Day <= day)],
            Rulings = [.. Rulings.Where(r => r.Day <= day)],
            Judgements = [.. Judgements.Where(j => j.Day <= day)],
            Signatures = [.. Signatures.Select(s => s.AsOf(day)).OfType<RecordedSignature>()],
            SafetyNotes = [.. SafetyNotes.Where(n => !n.At.IsSurelyAfter(day))],
            Opinions = [.. Opinions.Where(o => o.Day <= day)],
            Subjects =
            [
                .. Subjects
                    .Where(s => Consent(s)?.IsSurelyAfter(day) != true || TookPart(s, day))
                    .Select(s => s.AsOf(day))
                    .Where(s => s.All.Any()),
            ],
        };

    static PartialDate? Consent(SubjectRecords subject) =>
        subject.Demographics?.Consent ?? subject.Milestone(Milestone.Consented)?.Date;

    static bool TookPart(SubjectRecords subject, DateOnly day) =>
        subject.All.Any(r => r is Disposition or Exposure or AdverseEvent && r.When is not null && !r.IsAfter(day));
}
