using Cairn.Records;
using Cairn.Records.Terminology;

namespace Cairn.Tests.Records;

/// <summary>Every row of the lists of codes names something that the catalogue or a criterion knows.</summary>
public sealed class OutsideCodesTests
{
    public static TheoryData<string> Measured =>
        [.. OutsideCodes.All.Where(c => RecordShape.Of(c.Domain)!.Type.IsSubclassOf(typeof(Observation))).Select(c => c.Code)];

    [Theory]
    [MemberData(nameof(Measured))]
    public void A_code_of_a_measurement_is_a_test_of_the_catalogue_in_a_unit_that_it_reads(string code)
    {
        var row = OutsideCodes.All.First(c => c.Code == code);
        var test = Catalogue.Find(row.Domain, row.Term);
        Assert.NotNull(test);
        if (row.Unit is { } unit)
            Assert.NotNull(test.FactorOf(unit.Code) ?? (unit.Equals(test.Unit) ? Cairn.Quantities.Rational.One : null));
    }

    [Theory]
    [InlineData("91861009")]
    [InlineData("716186003")]
    [InlineData("58390007")]
    public void Snomed_codes_have_a_right_check_digit(string code) => Assert.True(IsVerhoeff(code));

    [Fact]
    public void Every_code_of_snomed_and_loinc_has_a_right_check_digit()
    {
        var wrong = OutsideCodes
            .All.Select(c => (c.System, c.Code))
            .Where(c =>
                (c.System == CodeSystem.Snomed && !IsVerhoeff(c.Code)) || (c.System == CodeSystem.Loinc && !IsLuhn(c.Code))
            );
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_code_below_one_of_the_list_is_read_as_it()
    {
        Assert.Equal("ACUTE MYELOID LEUKEMIA", OutsideCodes.Find(CodeSystem.Icd10, "C92.00")!.Term);
        Assert.Equal(MedicationCategory.AntiLeukaemia, OutsideCodes.Find(CodeSystem.Atc, "L01EA01")!.Category);
        Assert.Null(OutsideCodes.Find(CodeSystem.Icd10, "C91.0"));
        Assert.Null(OutsideCodes.Find(CodeSystem.RxNorm, "86401"));
    }

    // SNOMED CT, technical implementation guide: the last digit is Verhoeff's (1969) over the dihedral group D5.
    static bool IsVerhoeff(string code)
    {
        int[] permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
        var check = 0;
        for (var i = 0; i < code.Length; i++)
        {
            var digit = code[^(i + 1)] - '0';
            for (var times = 0; times < i % 8; times++)
                digit = permutation[digit];
            check = Product(check, digit);
        }
        return check == 0;
    }

    // Of the dihedral group of ten: 0 to 4 turn, 5 to 9 reflect.
    static int Product(int a, int b) =>
        (a < 5, b < 5) switch
        {
            (true, true) => (a + b) % 5,
            (true, false) => 5 + ((a + b) % 5),
            (false, true) => 5 + ((a - b + 5) % 5),
            (false, false) => (a - b + 5) % 5,
        };

    // LOINC users' guide: the digit behind the hyphen is Luhn's (mod 10) of those before.
    static bool IsLuhn(string code)
    {
        var parts = code.Split('-');
        if (parts[0].StartsWith("LA", StringComparison.Ordinal))
            return true;
        var sum = 0;
        for (var i = 0; i < parts[0].Length; i++)
        {
            var digit = parts[0][^(i + 1)] - '0';
            var weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (10 - (sum % 10)) % 10 == parts[1][0] - '0';
    }
}
