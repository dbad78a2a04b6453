namespace Cairn.App.Web.Accounts;

/// <summary>What kind of field a form shows.</summary>
public enum FieldKind
{
    Text,
    Password,
    Day,

    /// <summary>A day and a time of day.</summary>
    Moment,
    LongText,
    Choice,

    /// <summary>Any number of the choices.</summary>
    Choices,

    /// <summary>Sent along, not shown.</summary>
    Hidden,
}

/// <summary>A field of a form.</summary>
/// <param name="Name">As it is sent.</param>
/// <param name="Label">As it is called.</param>
public sealed record Field(string Name, Phrase Label, FieldKind Kind = FieldKind.Text)
{
    public string? Value { get; init; }

    /// <summary>What is expected, under the field.</summary>
    public Phrase? Hint { get; init; }

    /// <summary>What a browser may fill in.</summary>
    public string AutoComplete { get; init; } = "off";
    public IReadOnlyList<(string Value, Phrase Words)> Choices { get; init; } = [];
    public bool IsOptional { get; init; }

    /// <summary>Whether something has to be written or chosen; a choice that offers none is answered by none.</summary>
    public bool IsRequired => !IsOptional && Choices.All(choice => choice.Value.Length > 0);

    /// <summary>Lines of a long text that are seen at once.</summary>
    public int Rows { get; init; } = 3;

    public static Field Hidden(string name, string value) => new(name, "", FieldKind.Hidden) { Value = value };

    public static Field Password(string name, Phrase label, string autoComplete = "current-password") =>
        new(name, label, FieldKind.Password) { AutoComplete = autoComplete };

    public static Field Reason(Phrase? label = null) => new("reason", label ?? "Reason");
}

/// <summary>A form that is sent without script.</summary>
/// <param name="Action">The address it is sent to.</param>
/// <param name="Button">What the button says.</param>
public sealed record Form(string Action, Phrase Button, params IReadOnlyList<Field> Fields)
{
    /// <summary>What it is for; null where the page says it.</summary>
    public Phrase? Title { get; init; }

    /// <summary>What follows from it, before the fields.</summary>
    public Phrase? Says { get; init; }
    public bool IsDangerous { get; init; }

    /// <summary>Shown by browsers that can use passkeys; the script of passkeys takes it up.</summary>
    public string? Passkey { get; init; }

    /// <summary>Identity in the page.</summary>
    public string Id => Action.Trim('/').Replace('/', '-') + "-" + Name(Button);

    static string Name(string words) => words.ToLowerInvariant().Replace(' ', '-');
}
