using Cairn.Studies;

namespace Cairn.Documents.Reports.Content;

/// <summary>Response categories as they are printed.</summary>
public static class ResponseWords
{
    public static string Of(ResponseCategory category) =>
        category switch
        {
            ResponseCategory.NoResponse => "no response",
            ResponseCategory.NotEvaluable => "not evaluable",
            ResponseCategory.CR or ResponseCategory.CRh or ResponseCategory.CRi or ResponseCategory.MLFS or ResponseCategory.PR =>
                category.ToString(),
        };

    /// <summary>As short as a figure needs it.</summary>
    public static string Short(ResponseCategory category) =>
        category switch
        {
            ResponseCategory.NoResponse => "none",
            ResponseCategory.NotEvaluable => "NE",
            ResponseCategory.CR or ResponseCategory.CRh or ResponseCategory.CRi or ResponseCategory.MLFS or ResponseCategory.PR =>
                category.ToString(),
        };
}
