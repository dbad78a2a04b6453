using Cairn.Documents.EligibilityTexts;

namespace Cairn.Tests.Documents.EligibilityTexts;

/// <summary>Bounds one behind the other in a line without a mark (the wording of NCT00001302, lines 7 and 9).</summary>
public sealed class BoundsApartTests
{
    [Theory]
    [InlineData("WBC greater than 3,000/mm3 and AGC greater than 1,000/mm3; platelets greater than 100,000/mm3.", 2)]
    [InlineData("Creatinine clearance greater than 50 ml/min; bilirubin less than 1.5 mg/dl; SGOT < 70 u/L; SGPT < 80 u/L;", 4)]
    public void Each_bound_is_a_criterion(string line, int criteria) => Assert.Equal(criteria, Read(line).Count);

    [Theory]
    [InlineData("Evidence of urinary tract infection; chronic inflammation such as cystitis")]
    [InlineData("Platelets at least 100,000/mm3; transfusions are allowed")]
    [InlineData("- ANC at least 1,500/mm3; platelets at least 100,000/mm3")]
    public void What_is_no_row_of_bounds_or_stands_behind_its_own_mark_stays_whole(string line) => Assert.Single(Read(line));

    [Fact]
    public void Each_keeps_its_own_words() =>
        Assert.Equal(["ALT < 70 u/L;", "bilirubin < 1.5 mg/dl."], Read("ALT < 70 u/L; bilirubin < 1.5 mg/dl."));

    static List<string> Read(string line)
    {
        var read = EligibilityText.Read($"Inclusion Criteria:\n\n{line}\n\nExclusion Criteria:\n\n- Pregnant");
        return [.. read.Criteria.Where(c => c.Id[0] == 'I').Select(c => c.Text)];
    }
}
