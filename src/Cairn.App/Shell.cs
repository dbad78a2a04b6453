using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cairn.App.Help;
using Cairn.Documents.StudyFiles;
using Cairn.Escalation.Designs;
using Cairn.Quantities;
using Cairn.Store;
using Cairn.Store.Registry;
using Cairn.Studies;

namespace Cairn.App;

/// <summary>What the shell returns to whoever called it. Scripts depend on these.</summary>
static class ExitCode
{
    public const int Done = 0;
    public const int BadInput = 2;
    public const int BrokenWorld = 3;
    public const int IntegrityFailure = 4;
}

/// <summary>Input that a command cannot use. Carries every finding; caught once, in <see cref="Shell.Run"/>.</summary>
sealed class BadInputException(IReadOnlyList<Finding> findings) : Exception(string.Join("\n", findings))
{
    public IReadOnlyList<Finding> Findings { get; } = findings;

    public static BadInputException At(string place, string what, string mend) =>
        new([Finding.Error(place, null, null, what, mend)]);
}

/// <summary>The value of an option that is not what the option takes, with the words of whoever read it.</summary>
sealed class UnreadValueException(string words) : Exception(words);

/// <summary>From a checked value to a command's input.</summary>
static class CheckedInput
{
    /// <summary>The value; its findings end the command when there is none.</summary>
    /// <exception cref="BadInputException">There is no value.</exception>
    public static T OrRefuse<T>(this Checked<T> read)
        where T : class => read.Value ?? throw new BadInputException(read.Findings);
}

/// <summary>The edge of the program: data on stdout, words on stderr, one place where failures end.</summary>
static class Shell
{
    /// <summary>JSON as commands print it: camelCase, null for what is not estimable, dates as written.</summary>
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters =
            {
                new JsonStringEnumConverter(ProtocolWords.Policy),
                new PartialDateText(),
                new FiniteNumber(),
                new EscalationPlanText(),
                new InWords<Rule>(),
                new InWords<Gap>(),
                new FactJson(),
                new ToxicityJson(),
            },
        };

    /// <summary>
    /// Stdout for what has many rows: lines wait in a buffer, and leave it at the end of the command at the latest.
    /// </summary>
    public static StreamWriter Rows { get; } = new(Console.OpenStandardOutput(), bufferSize: BufferedCharacters);

    const int BufferedCharacters = 1 << 15;

    public static async Task<int> Run(RootCommand root, string[] args)
    {
        try
        {
            var parsed = Read(root, args);
            if (parsed.Errors.Count > 0)
                return Refuse(parsed);
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (BadInputException bad)
        {
            foreach (var finding in bad.Findings)
                Console.Error.WriteLine($"cairn: {finding}");
            return ExitCode.BadInput;
        }
        catch (UnreadValueException unread)
        {
            Console.Error.WriteLine($"cairn: {unread.Message}");
            return ExitCode.BadInput;
        }
        catch (WideQueryException wide)
        {
            Console.Error.WriteLine($"cairn: {wide.Message}");
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("cairn: stopped.");
            return ExitCode.BrokenWorld;
        }
        catch (Exception broken)
        {
            return Fail(broken);
        }
        finally
        {
            await Rows.FlushAsync();
        }
    }

    // What the world does not allow is said in words; anything else is a fault of ours, and its place helps to mend it.
    static int Fail(Exception broken)
    {
        Console.Error.WriteLine($"cairn: {(IsFull(broken) ? FullDisk(broken) : broken.Message)}");
        if (Environment.GetEnvironmentVariable("CAIRN_TRACE") is not null)
            Console.Error.WriteLine(broken);
        else if (broken is not (StoreException or IOException or UnauthorizedAccessException))
            Console.Error.WriteLine("cairn: set CAIRN_TRACE=1 to see where it happened.");
        return ExitCode.BrokenWorld;
    }

    // The number that Linux and macOS have for it (errno ENOSPC).
    static bool IsFull(Exception broken) => broken is IOException { HResult: 28 };

    static string FullDisk(Exception broken) =>
        $"The disk is full, and the file was not written. Make room and try again. ({broken.Message})";

    /// <summary>What a command line says.</summary>
    /// <exception cref="UnreadValueException">The value of an option cannot be read, and a check depends on it.</exception>
    internal static ParseResult Read(RootCommand root, string[] args)
    {
        HelpPage.On(root);
        ProgramVersion.On(root);
        NumberText.ReadIn(root);
        OutputFile.GuardIn(root);
        try
        {
            // An argument such as "@home team" is a name, not a file of arguments.
            return root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        }
        catch (InvalidOperationException unread) // what a check gets that asks for such a value, with its reader's words
        {
            throw new UnreadValueException(unread.Message);
        }
    }

    // A command without its last word shows what there is; anything else what is wrong.
    static int Refuse(ParseResult parsed)
    {
        if (Misread.IsUnfinished(parsed))
        {
            Console.Error.WriteLine("cairn: what shall be done? One of the commands below.");
            HelpPage.Write(parsed.CommandResult.Command, Console.Error);
            return ExitCode.BadInput;
        }
        foreach (var words in Misread.Words(parsed))
            Console.Error.WriteLine($"cairn: {words}");
        var command = HelpPage.Words(parsed.CommandResult.Command);
        Console.Error.WriteLine(
            command.Length == 0
                ? "cairn: 'cairn --help' lists the commands."
                : $"cairn: 'cairn {command} --help' says what there is, with examples."
        );
        return ExitCode.BadInput;
    }

    /// <summary>Prints a value as JSON on stdout, as it is written: a long one is never one text.</summary>
    public static int Print<T>(T value)
    {
        Rows.Flush();
        JsonSerializer.Serialize(Rows.BaseStream, value, Json);
        Rows.WriteLine();
        Rows.Flush();
        return ExitCode.Done;
    }

    sealed class PartialDateText : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            PartialDate.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    /// <summary>Not estimable is null, never NaN.</summary>
    sealed class FiniteNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
                writer.WriteNumberValue(value);
            else
                writer.WriteNullValue();
        }
    }

    /// <summary>A plan is its rule and every number with the value that holds; null for what holds none.</summary>
    sealed class EscalationPlanText : JsonConverter<EscalationPlan>
    {
        public override EscalationPlan Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, EscalationPlan value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            Property("rule", value.Titrates ? DesignKinds.Titration : value.Rule.Kind.Id);
            Property("then", value.Titrates ? value.Rule.Kind.Id : null);
            foreach (var parameter in DesignKinds.Parameters)
                Property(parameter.Key, parameter.As(new HeldValues(value.Rule.Numbers)));
            Property(DesignKinds.Triggers, value.ModerateTriggers);
            Property("staggerDays", value.Stagger.Days);
            Property("firstStaggerDays", value.Stagger.AfterFirst);
            Property("committee", value.Committee);
            writer.WriteEndObject();

            void Property(string name, object? held)
            {
                writer.WritePropertyName(name);
                JsonSerializer.Serialize(writer, held, options);
            }
        }
    }
}
