using System.Security.Cryptography;
using System.Text;
using Cairn.Analyses;
using Cairn.Records;
using Cairn.Safety.Coding;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Icsr.FromRecords;

/// <summary>What a case report is made of.</summary>
/// <param name="Events">The reactions, at least one; the first is what the case is about.</param>
/// <param name="Own">The user's own terms of MedDRA.</param>
sealed record CaseSource(Analysis Analysis, TreatedSubject Subject, IReadOnlyList<AdverseEvent> Events, OwnTerms Own)
{
    /// <summary>The subject's country, else that of the study's first place; two letters.</summary>
    public string? Country => Countries.Of(Subject.Records.Demographics?.Country) ?? StudyCountry;

    public string? StudyCountry =>
        Analysis.Study.Locations.Select(l => Countries.Of(l.Country)).FirstOrDefault(c => c is not null);

    /// <summary>The lead sponsor, else the first.</summary>
    public Studies.Party? Sponsor =>
        Analysis.Study.Sponsors.FirstOrDefault(s => s.Role == "lead")
        ?? (Analysis.Study.Sponsors is [var first, ..] ? first : null);

    /// <summary>The first day any of the reactions can have begun; null when no year is known.</summary>
    public DateOnly? Onset => Events.Select(e => e.Start is { Year: not null } s ? s.Earliest : (DateOnly?)null).Min();

    /// <summary>The code of the first of some names that the user's MedDRA knows.</summary>
    public CodedTerm? Code(params IReadOnlyList<string?> names) => Coded(Own.Find(names));

    /// <summary>The code of a reaction.</summary>
    public CodedTerm? Code(AdverseEvent ae) => Coded(Own.Of(ae).Term);

    CodedTerm? Coded(MeddraTerm? term) => term is not null && Own.Version is { } version ? new(term.Code, version) : null;

    /// <summary>An identifier that is the same whenever the case is written (RFC 9562, version 8: by name).</summary>
    public Guid IdOf(string what)
    {
        var name = Encoding.UTF8.GetBytes($"{Analysis.Study.Id}\n{Subject.Id}\n{what}");
        var bytes = SHA256.HashData(name).AsSpan(0, 16);
        (bytes[6], bytes[8]) = ((byte)((bytes[6] & 0x0F) | 0x80), (byte)((bytes[8] & 0x3F) | 0x80));
        return new(bytes, bigEndian: true);
    }
}
