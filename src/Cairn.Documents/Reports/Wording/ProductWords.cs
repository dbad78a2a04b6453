using Cairn.CellProducts;
using Cairn.Documents.Reports.Content;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Wording;

/// <summary>Steps, stages, gaps and judgements of the product in words.</summary>
public static class ProductWords
{
    public static string Of(ProductStep step) =>
        step switch
        {
            ProductStep.Collected => "collected",
            ProductStep.Shipped => "handed to a carrier",
            ProductStep.Received => "received",
            ProductStep.ManufactureStarted => "manufacture started",
            ProductStep.ManufacturingFailure => "manufacture failed",
            ProductStep.Filled => "bag filled and frozen",
            ProductStep.Released => "written down as released",
            ProductStep.Thawed => "thawed",
            ProductStep.Identified => "identity confirmed at the bedside",
            ProductStep.Infused => "infused",
            ProductStep.Destroyed => "destroyed",
        };

    /// <summary>How far the cells of a subject have come, and whether the subject was gone before.</summary>
    public static string Of(ProductChain chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        var gone = chain.GoneBefore == Milestone.Death ? "; the subject died before" : "; the subject left before";
        return Of(chain.Stage) + (chain.GoneBefore is null ? "" : gone);
    }

    public static string Of(ProductStage stage) =>
        stage switch
        {
            ProductStage.None => "nothing collected",
            ProductStage.Collected => "collected",
            ProductStage.ToLaboratory => "on the way to the laboratory",
            ProductStage.AtLaboratory => "at the laboratory",
            ProductStage.InManufacture => "in manufacture",
            ProductStage.Failed => "manufacture failed",
            ProductStage.InTesting => "release tests open",
            ProductStage.AwaitingRelease => "meets the specification, release not signed",
            ProductStage.OutOfSpecification => "out of specification, not approved",
            ProductStage.Rejected => "rejected",
            ProductStage.Released => "released",
            ProductStage.ToSite => "on the way to the ward",
            ProductStage.AtSite => "at the ward",
            ProductStage.Thawed => "thawed",
            ProductStage.Given => "given",
        };

    public static string Of(LotVerdict verdict) =>
        verdict switch
        {
            LotVerdict.Released => "released: it meets the specification",
            LotVerdict.ReleasedOutOfSpecification => "may be given out of specification, once that is approved",
            LotVerdict.OutOfSpecificationApproved => "approved to be given out of specification",
            LotVerdict.Rejected => "rejected",
        };

    public static string Of(LotRefusal refusal) =>
        refusal switch
        {
            LotRefusal.Failed => "its manufacture failed",
            LotRefusal.NotMade => "no bag is filled",
            LotRefusal.TestOpen => "a result of the specification is open",
            LotRefusal.OutOfSpecification => "a result misses the specification",
            LotRefusal.WithinSpecification => "every result meets the specification: release it as such",
            LotRefusal.NotAsked => "the laboratory has not asked for it",
            LotRefusal.SamePerson => "whoever asked for it cannot approve it",
            LotRefusal.Given => "cells of it were given",
            LotRefusal.Stands => "that is so already",
        };

    /// <summary>What is wrong, at which thing and step, in one sentence.</summary>
    public static Phrase Of(ChainGap gap)
    {
        ArgumentNullException.ThrowIfNull(gap);
        Phrase at = gap.Step is { } step ? (Phrase)$"{gap.Thing}, {Of(step)}" : gap.Thing;
        return $"{at}: {What(gap)}.";
    }

    static Phrase What(ChainGap gap) =>
        gap.Kind switch
        {
            ChainGapKind.StepMissing => (Phrase)$"nobody recorded that it was {Of(gap.Needed!.Value)} before",
            ChainGapKind.OutOfOrder => (Phrase)$"it is dated before it was {Of(gap.Needed!.Value)}",
            ChainGapKind.Undated => "it has no date",
            ChainGapKind.NoThing => "it does not say which collection, lot or bag it is about",
            ChainGapKind.UnknownOrigin => "what it was made from is not recorded",
            ChainGapKind.NoIdentity => "it bears no code of identity",
            ChainGapKind.OtherIdentity =>
                "it bears another code of identity than the collection: these may be somebody else's cells",
            ChainGapKind.NobodyNamed => "nobody is named who did it",
            ChainGapKind.NotTwoPeople => "the identity was not confirmed by two different people",
            ChainGapKind.TooWarm => "it was warmer than the study allows",
            ChainGapKind.NoTemperature => "nobody recorded how cold it was on the way",
            ChainGapKind.ThawedTooLong => "it was given later after the thaw than the study allows",
            ChainGapKind.TestOpen => (Phrase)$"{NameOf(gap.Test)} is not known",
            ChainGapKind.OutOfSpecification => (Phrase)
                $"{NameOf(gap.Test)} misses the specification, and nobody approved its use",
            ChainGapKind.NotReleased => "the release is not signed, or the signature is void",
            ChainGapKind.Rejected => "the lot was rejected",
            ChainGapKind.Failed => "its manufacture failed",
            ChainGapKind.NothingLeft =>
                "it is said to have been given more than once, or to have held fewer cells than were taken",
        };

    /// <summary>A test of the product by its name, and its code.</summary>
    public static Phrase NameOf(string? test) =>
        test is null ? (Phrase)"a test"
        : Catalogue.Find("BS", test) is { } known ? (Phrase)$"{known.Label} ({test})"
        : test;

    /// <summary><c>at least 70 %</c>, <c>at most 5</c>, <c>negative</c>.</summary>
    public static Phrase Limit(ReleaseTest line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Word is { } word)
            return word.ToLowerInvariant();
        var unit = Catalogue.Find("BS", line.Test)?.Unit?.Code is { } code && code != "1" ? " " + UnitWords.Of(code) : "";
        Phrase?[] limits = [Limit("at least", line.Minimum, unit), Limit("at most", line.Maximum, unit)];
        return Phrase.Join(", ", limits.OfType<Phrase>());
    }

    static Phrase? Limit(string words, double? limit, string unit) =>
        limit is { } known ? (Phrase)$"{words} {Written.Short(known)}{unit}" : null;
}
