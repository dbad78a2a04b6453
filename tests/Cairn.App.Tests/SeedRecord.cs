using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cairn.App.Tests;

/// <summary>
/// The record of NCT06880354 as the registry's interface would give it, rebuilt by hand from the document the study was made
/// from:
/// made for tests, not downloaded. The document lies beside the repository; where it is absent the test is skipped.
/// </summary>
static partial class SeedRecord
{
    const string Seed = "seeds/003_0dab260eb77a6658.txt";
    const string Product = "CLL1 and CD38 Dual-Target CAR-T Cell Injection";
    const string Arm = $"Intervention({Product})";
    const string Hospital = "Institute of Hematology & Blood Diseases Hospital, China";

    /// <summary>The folder of what lies beside the repository.</summary>
    public static string Shared { get; } =
        Environment.GetEnvironmentVariable("CAIRN_SHARED") ?? Path.Combine(CairnProcess.Repository, "..", "shared");

    /// <summary>The document.</summary>
    public static string Document()
    {
        var path = Path.Combine(Shared, Seed);
        Assert.SkipUnless(File.Exists(path), $"{Seed} is not beside the repository (see CONTRIBUTING, shared files)");
        return File.ReadAllText(path);
    }

    public static string Json()
    {
        var document = Document();
        string Between(string before, string after)
        {
            var start = document.IndexOf(before, StringComparison.Ordinal) + before.Length;
            return document[start..document.IndexOf(after, start, StringComparison.Ordinal)].Trim('\n');
        }
        var contact = new
        {
            name = "Ying Wang",
            role = "CONTACT",
            phone = "022-23909095",
        };
        return JsonSerializer.Serialize(
            new
            {
                protocolSection = new
                {
                    identificationModule = new
                    {
                        nctId = "NCT06880354",
                        orgStudyIdInfo = new { id = "IIT2024059" },
                        briefTitle = document[..document.IndexOf('\n', StringComparison.Ordinal)],
                    },
                    statusModule = new
                    {
                        overallStatus = "RECRUITING",
                        startDateStruct = new { date = "2025-05-22" },
                        completionDateStruct = new { date = "2028-03-31" },
                        lastUpdatePostDateStruct = new { date = "2025-06-03" },
                    },
                    sponsorCollaboratorsModule = new
                    {
                        responsibleParty = new { type = "SPONSOR" },
                        leadSponsor = new Dictionary<string, string> { ["name"] = Hospital, ["class"] = "OTHER" },
                        collaborators = new[] { "Gracell Biotechnologies (Shanghai) Co., Ltd.", "AstraZeneca" }.Select(
                            name => new Dictionary<string, string> { ["name"] = name, ["class"] = "INDUSTRY" }
                        ),
                    },
                    descriptionModule = new
                    {
                        briefSummary = Between("why it is being conducted.\n", "\nDetailed Description\n"),
                        detailedDescription = Between("procedures in greater depth.\n", "\nConditions\n"),
                    },
                    conditionsModule = new { conditions = new[] { "Acute Myeloid Leukemia" } },
                    designModule = new
                    {
                        studyType = "INTERVENTIONAL",
                        phases = new[] { "PHASE1" },
                        designInfo = new
                        {
                            allocation = "NA",
                            interventionModel = "SINGLE_GROUP",
                            primaryPurpose = "TREATMENT",
                            maskingInfo = new { masking = "NONE" },
                        },
                        enrollmentInfo = new { count = 37 },
                    },
                    armsInterventionsModule = new
                    {
                        armGroups = new[]
                        {
                            new
                            {
                                label = Arm,
                                type = "EXPERIMENTAL",
                                description = Between(Arm + "\n", "\nGroup Type"),
                                interventionNames = new[] { "Drug: " + Product },
                            },
                        },
                        interventions = new[]
                        {
                            new
                            {
                                type = "DRUG",
                                name = Product,
                                description = Between("Intervention Type DRUG\n", "\nInterventions\n"),
                                armGroupLabels = new[] { Arm },
                            },
                        },
                    },
                    eligibilityModule = new
                    {
                        eligibilityCriteria = "Inclusion Criteria:\n\n"
                            + Nested(Between("Inclusion Criteria\n", "\nExclusion Criteria\n"))
                            + "\n\nExclusion Criteria:\n\n"
                            + Nested(Between("Exclusion Criteria\n", "Minimum Eligible Age")),
                        healthyVolunteers = false,
                        sex = "ALL",
                        minimumAge = "18 Years",
                        maximumAge = "70 Years",
                    },
                    contactsLocationsModule = new
                    {
                        centralContacts = new[] { contact },
                        locations = new[]
                        {
                            new
                            {
                                facility = Hospital,
                                status = "RECRUITING",
                                city = "Tianjin",
                                country = "China",
                                contacts = new[] { contact },
                            },
                        },
                    },
                },
                hasResults = false,
            }
        );
    }

    /// <summary>
    /// The document has lost the indent of lists within lists: a number that goes on with neither list starts or ends one.
    /// </summary>
    static string Nested(string criteria)
    {
        var lines = new List<string>();
        var (outer, inner) = (0, 0);
        foreach (var line in criteria.Split('\n'))
        {
            var number = Number().Match(line) is { Success: true } match ? int.Parse(match.Groups[1].Value) : 0;
            if (number == 0)
                lines.Add(line);
            else if (inner > 0 && number == inner + 1 || inner == 0 && number == 1 && outer > 0)
            {
                inner = number;
                lines.Add("   " + line);
            }
            else
            {
                (outer, inner) = (number, 0);
                lines.Add(line);
            }
        }
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"^(\d+)\. ")]
    private static partial Regex Number();
}
