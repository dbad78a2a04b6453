using System.Globalization;
using Cairn.Documents.Languages;

namespace Cairn.App.Web.Languages;

/// <summary>The language of the request at hand: pages say their words through it.</summary>
public static class Spoken
{
    /// <summary>What pages write: <c>@T["Subjects"]</c>, <c>@T[$"Today, {day}"]</c>.</summary>
    public static Language T => Language.Of(CultureInfo.CurrentUICulture);
}
