using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cairn.Documents.Csv;
using Cairn.Ledger;
using Cairn.Store;

namespace Cairn.App;

/// <summary>
/// The options and arguments that several commands take, each declared once. A command needs its own instance of each.
/// </summary>
static class SharedOptions
{
    /// <summary>The database when nobody names one.</summary>
    public const string UsualDatabase = "cairn.db";

    /// <summary>Names the database.</summary>
    public static Option<string> Database() =>
        new("--database")
        {
            DefaultValueFactory = _ => UsualDatabase,
            CustomParser = ReadConnection,
            HelpName = "CONNECTION",
            Description = "SQLite file, or PostgreSQL: Host=... or postgres://...",
        };

    /// <summary>Reads the name of a database in every form people write it.</summary>
    public static string? ReadConnection(ArgumentResult given)
    {
        try
        {
            return ConnectionText.Normal(given.Tokens[0].Value);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            given.AddError($"--database: {(wrong is FormatException ? wrong.Message : "A setting of it is not known.")}");
            return null;
        }
    }

    /// <summary>Names the study.</summary>
    public static Option<string> Study() =>
        new("--study")
        {
            Required = true,
            HelpName = "ID",
            Description = "The study's id, or the path of its folder.",
        };

    /// <summary>Names the study, where there is another way to ask.</summary>
    public static Option<string?> StudyInstead(string says) => new("--study") { HelpName = "ID", Description = says };

    /// <summary>Names the study as an argument.</summary>
    public static Argument<string> StudyArgument() =>
        new("PATH-OR-ID") { Description = "A study's id, or the path of its folder." };

    /// <summary>Names another place to look for studies.</summary>
    public static Option<string?> Studies() =>
        new("--studies") { Description = "Folder that holds the studies.", HelpName = "DIR" };

    /// <summary>Names how a text was written.</summary>
    public static Option<string?> Encoding() =>
        new("--encoding")
        {
            HelpName = "NAME",
            Description = $"How the text is written, where it is not UTF-8: {TextBytes.Known}.",
        };

    /// <summary>Names the last day whose events count.</summary>
    public static Option<string?> AsOf() =>
        new("--as-of")
        {
            HelpName = "YYYY-MM-DD",
            Description = "Last day whose events are in; today when left out (synthetic records: the day of the last one).",
        };

    /// <summary>Names the last entry or moment that is known.</summary>
    public static Option<string?> AsKnown() =>
        new("--as-known")
        {
            HelpName = "N|TIME",
            Description =
                "What was recorded by then: the number of the ledger's last entry, a day (its end, UTC) or a time such as "
                + "2026-03-12T18:00Z; everything recorded until now when left out.",
        };

    /// <summary>Reads the point of <see cref="AsKnown"/>.</summary>
    /// <exception cref="BadInputException">It is none.</exception>
    public static Point Known(string? text) =>
        KnownPoint.TryRead(text)
        ?? throw BadInputException.At("--as-known", $"'{text}' is neither an entry nor a time.", KnownPoint.Mend);

    /// <summary>Reads the day of <see cref="AsOf"/>.</summary>
    /// <exception cref="BadInputException">It is no day.</exception>
    public static DateOnly? Day(string? text) => text is null ? null : Day(text, "--as-of");

    /// <summary>Reads the day of an option.</summary>
    /// <exception cref="BadInputException">It is no day.</exception>
    public static DateOnly Day(string text, string option)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        throw BadInputException.At(option, $"'{text}' is no day.", "Write it as YYYY-MM-DD, for example 2026-03-12.");
    }
}
