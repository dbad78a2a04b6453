using System.Collections.Frozen;

namespace Cairn.Registry.Words;

/// <summary>Words that tell trials from one another hardly at all: a search in plain sentences leaves them out.</summary>
static class StopWords
{
    static readonly FrozenSet<string> Words = """
        a an the and or of in on at to for from with without by as is are was were be been being has have had having do does did
        not no nor this that these those it its he she his her him they their them we our i you your who whom which what when
        where why how than then there here so such very can could may might will would shall should must into about after
        before during between among over under up down out off again also both each other some any all more most per via due
        if but while because until against s t mr mrs ms
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(WordForm.Of).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string form) => Words.Contains(form);
}
