using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// Writes what screening records: who, history, examinations, laboratory, marrow, and one answer for each criterion.
/// </summary>
static class ScreeningWriter
{
    public const string Visit = "Screening";

    /// <summary>Asked for by name of everybody: term and the problem under which it is present.</summary>
    static readonly (string Term, ScreeningProblem Problem)[] AskedFor =
    [
        ("ACUTE PROMYELOCYTIC LEUKEMIA", ScreeningProblem.Promyelocytic),
        ("ALLERGY TO A STUDY DRUG", ScreeningProblem.DrugAllergy),
        ("GRAFT VERSUS HOST DISEASE", ScreeningProblem.GraftVersusHost),
        ("ACTIVE INFECTION", ScreeningProblem.Infection),
        ("OTHER MALIGNANCY", ScreeningProblem.OtherMalignancy),
        ("STROKE", ScreeningProblem.Stroke),
        ("HEART FAILURE", ScreeningProblem.HeartFailure),
        ("MYOCARDIAL INFARCTION", ScreeningProblem.Infarction),
        ("NON-ISCHEMIC CARDIOMYOPATHY", ScreeningProblem.Cardiomyopathy),
        ("CENTRAL NERVOUS SYSTEM LEUKEMIA", ScreeningProblem.CentralNervousSystem),
        ("PULMONARY FIBROSIS", ScreeningProblem.PulmonaryFibrosis),
        ("AUTOIMMUNE DISEASE", ScreeningProblem.Autoimmune),
        ("SEIZURE", ScreeningProblem.Seizure),
    ];

    /// <summary>Asked for by name of everybody, and absent but for a problem that has a row of its own.</summary>
    static readonly (string Name, ScreeningProblem Problem)[] ProceduresAskedFor =
    [
        ("RADIOTHERAPY", ScreeningProblem.Radiotherapy),
        ("DONOR LYMPHOCYTE INFUSION", ScreeningProblem.LymphocyteInfusion),
        ("CAR-T CELL INFUSION", ScreeningProblem.PriorCellTherapy),
        ("CAR-NK CELL INFUSION", ScreeningProblem.AnswerOnly),
        ("GENE-MODIFIED CELL THERAPY", ScreeningProblem.AnswerOnly),
        ("CORONARY ARTERY BYPASS GRAFT", ScreeningProblem.AnswerOnly),
    ];

    /// <summary>Kinds of medication asked for, and absent but for a problem that has a row of its own.</summary>
    static readonly (string Kind, ScreeningProblem Problem)[] MedicationsAskedFor =
    [
        ("CORTICOSTEROID", ScreeningProblem.Steroids),
        ("IMMUNOSUPPRESSANT", ScreeningProblem.AnswerOnly),
        ("ANTI-INFECTIVE", ScreeningProblem.Infection),
        ("LIVE VACCINE", ScreeningProblem.LiveVaccine),
    ];

    public static void Write(Chart chart, Presentation p, DateOnly consent, GapPlan gaps, Study study, Chance chance)
    {
        chart.Visit(Visit, -2, consent);
        WhoAndWhen(chart, p, consent, gaps, study, chance.For("who"));
        History(chart, p, consent, gaps, chance.For("history"));
        PriorTreatment(chart, p, consent, chance.For("treatment"));
        Denied(chart, p);
        Examination(chart, p, consent.AddDays(1), chance.For("examination"));
        Laboratory(chart, p, consent.AddDays(1));
        Virology(chart, p.Problem, consent.AddDays(1));
        Marrow(chart, p, consent.AddDays(2));
    }

    static void WhoAndWhen(Chart chart, Presentation p, DateOnly consent, GapPlan gaps, Study study, Chance chance)
    {
        var birth = consent.AddYears(-p.Age).AddDays(-chance.Whole(1, 360));
        chart.Milestone(Milestone.Consented, consent);
        chart.Add(
            new Demographics
            {
                Subject = chart.Subject,
                Site = "01",
                Consent = Chart.On(consent),
                Age = p.Age,
                Sex = p.Female ? Sex.Female : Sex.Male,
                Birth = chance.For("birth").Happens(gaps.PartialDateRate)
                    ? Quantities.PartialDate.Of(birth.Year, birth.Month)
                    : Chart.On(birth),
                Country = study.Locations.Count > 0 ? study.Locations[0].Country : null,
            }
        );
    }

    static void History(Chart chart, Presentation p, DateOnly consent, GapPlan gaps, Chance chance)
    {
        var diagnosis = consent.AddDays(-chance.Whole(120, 1400));
        var isAml = p.Problem is not ScreeningProblem.NotAml;
        chart.Add(
            new MedicalHistory
            {
                Subject = chart.Subject,
                Sequence = 0,
                Category = HistoryCategory.PrimaryDiagnosis,
                Prespecified = NoYes.Yes,
                Occurred = NoYes.Yes,
                Term = isAml ? "ACUTE MYELOID LEUKEMIA" : "ACUTE LYMPHOBLASTIC LEUKEMIA",
                Start = chance.For("diagnosis").Happens(gaps.PartialDateRate)
                    ? Quantities.PartialDate.Of(diagnosis.Year)
                    : Chart.On(diagnosis),
            }
        );
        foreach (var (term, problem) in AskedFor)
            Asked(chart, term, p.Problem == problem, consent, chance.For(term));
        Answered(chart, "GILBERT SYNDROME", present: false);
        if (p.Female)
            Answered(chart, "NO CHILDBEARING POTENTIAL", present: !p.CanBePregnant);
        if (p.Problem is ScreeningProblem.UnresolvedToxicity || chance.For("neuropathy").Happens(0.15))
            chart.Add(
                new MedicalHistory
                {
                    Subject = chart.Subject,
                    Sequence = 0,
                    Term = "PERIPHERAL SENSORY NEUROPATHY",
                    Category = "TOXICITY OF EARLIER TREATMENT",
                    Grade = p.Problem is ScreeningProblem.UnresolvedToxicity ? chance.Whole(2, 3) : 1,
                    StillPresent = RelativeTiming.Ongoing,
                    Start = Chart.On(consent.AddDays(-chance.Whole(30, 90))),
                }
            );
    }

    static void Asked(Chart chart, string term, bool present, DateOnly consent, Chance chance)
    {
        var ago = chance.Whole(15, 80);
        chart.Add(
            new MedicalHistory
            {
                Subject = chart.Subject,
                Sequence = 0,
                Term = term,
                Category = "ASKED AT SCREENING",
                Prespecified = NoYes.Yes,
                Occurred = present ? NoYes.Yes : NoYes.No,
                Start = present ? Chart.On(consent.AddDays(-ago)) : null,
                StillPresent = present ? RelativeTiming.Ongoing : null,
                Asked = Chart.On(consent),
            }
        );
    }

    /// <summary>A condition that is there or not, without a date.</summary>
    static void Answered(Chart chart, string term, bool present) =>
        chart.Add(
            new MedicalHistory
            {
                Subject = chart.Subject,
                Sequence = 0,
                Term = term,
                Category = "ASKED AT SCREENING",
                Prespecified = NoYes.Yes,
                Occurred = present ? NoYes.Yes : NoYes.No,
            }
        );

    /// <summary>What was asked for by name and was not done or taken.</summary>
    static void Denied(Chart chart, Presentation p)
    {
        foreach (
            var (name, _) in ProceduresAskedFor.Where(a => a.Problem == ScreeningProblem.AnswerOnly || a.Problem != p.Problem)
        )
            chart.DeniedProcedure(name);
        if (p.Problem is not (ScreeningProblem.RecentAllograft or ScreeningProblem.GraftVersusHost))
            chart.DeniedProcedure(ProcedureCode.Allograft);
        if (p.Problem is not ScreeningProblem.Surgery)
            chart.DeniedProcedure("MAJOR SURGERY", "MAJOR SURGERY");
        foreach (
            var (kind, _) in MedicationsAskedFor.Where(a => a.Problem == ScreeningProblem.AnswerOnly || a.Problem != p.Problem)
        )
            chart.DeniedDrug(kind);
    }

    static void PriorTreatment(Chart chart, Presentation p, DateOnly consent, Chance chance)
    {
        var first = consent.AddDays(-chance.Whole(90, 115));
        chart.Drug("CYTARABINE AND DAUNORUBICIN", MedicationCategory.AntiLeukaemia, "INDUCTION", first, first.AddDays(6));
        var salvage = consent.AddDays(-chance.Whole(50, 75));
        chart.Drug(
            chance.Pick<string>(["AZACITIDINE AND VENETOCLAX", "FLAG-IDA", "CLADRIBINE AND CYTARABINE"]),
            MedicationCategory.AntiLeukaemia,
            "SALVAGE",
            salvage,
            salvage.AddDays(chance.Whole(5, 14))
        );
        switch (p.Problem)
        {
            case ScreeningProblem.Steroids:
                chart.StillTaken("PREDNISONE", "CORTICOSTEROID", "RASH", consent.AddDays(-20), 30, "mg", "ORAL");
                break;
            case ScreeningProblem.RecentTherapy:
                chart.StillTaken(
                    "VENETOCLAX",
                    MedicationCategory.AntiLeukaemia,
                    "SALVAGE",
                    consent.AddDays(-10),
                    400,
                    "mg",
                    "ORAL"
                );
                break;
            case ScreeningProblem.LiveVaccine:
                chart.Drug("VARICELLA VACCINE, LIVE", "LIVE VACCINE", "PREVENTION", consent.AddDays(-12), consent.AddDays(-12));
                break;
            case ScreeningProblem.Infection:
                chart.StillTaken("MEROPENEM", "ANTI-INFECTIVE", "ACTIVE INFECTION", consent.AddDays(-3), 3, "g", "INTRAVENOUS");
                break;
            case ScreeningProblem.Radiotherapy:
                chart.Procedure("RADIOTHERAPY", consent.AddDays(-8));
                break;
            case ScreeningProblem.LymphocyteInfusion:
                chart.Procedure("DONOR LYMPHOCYTE INFUSION", consent.AddDays(-16));
                break;
            case ScreeningProblem.PriorCellTherapy:
                chart.Procedure("CAR-T CELL INFUSION", consent.AddDays(-chance.Whole(200, 600)));
                break;
            case ScreeningProblem.RecentAllograft:
                chart.Procedure(ProcedureCode.Allograft, consent.AddDays(-chance.Whole(120, 160)));
                break;
            case ScreeningProblem.GraftVersusHost:
                chart.Procedure(ProcedureCode.Allograft, consent.AddDays(-chance.Whole(250, 500)));
                break;
            case ScreeningProblem.Surgery:
                chart.Procedure("LAPAROTOMY", consent.AddDays(-9), category: "MAJOR SURGERY");
                break;
        }
    }

    /// <summary>Before the first day of lymphodepletion: counts, marrow and pregnancy test once more.</summary>
    public static void Baseline(Chart chart, Presentation p, string visit, DateOnly date)
    {
        chart.Visit(visit, 0, date);
        chart.Scale(TestCode.Ecog, p.Ecog, date, visit);
        chart.Vital(ScreeningCode.Weight, p.Weight, date, visit);
        LaboratoryPanel.Counts(chart, p.Neutrophils, p.Platelets, p.BloodBlasts, date, visit);
        if (p.CanBePregnant)
            chart.LabText(ScreeningCode.Hcg, Sign(false), date, visit);
        MarrowOf(chart, p, date, visit);
    }

    static void Examination(Chart chart, Presentation p, DateOnly date, Chance chance)
    {
        chart.Vital(ScreeningCode.Weight, p.Weight, date, Visit);
        chart.Vital(ScreeningCode.Height, p.Height, date, Visit);
        chart.Vital(ScreeningCode.OxygenSaturation, p.Oxygen, date, Visit);
        for (var reading = 0; reading < 2; reading++)
        {
            chart.Vital(ScreeningCode.Systolic, p.Systolic + chance.For($"systolic {reading}").Whole(-2, 2), date, Visit);
            chart.Vital(ScreeningCode.Diastolic, p.Diastolic + chance.For($"diastolic {reading}").Whole(-1, 2), date, Visit);
        }
        chart.Heart(ScreeningCode.EjectionFraction, p.EjectionFraction, "ECHOCARDIOGRAPHY", date.AddDays(1), Visit);
        chart.Heart(ScreeningCode.QtcF, p.QtcF, "12-LEAD ECG", date, Visit);
        chart.Scale(TestCode.Ecog, p.Ecog, date, Visit);
        chart.Scale(ScreeningCode.Karnofsky, p.Karnofsky, date, Visit);
        chart.Scale(ScreeningCode.Nyha, p.Problem is ScreeningProblem.HeartFailure ? chance.Whole(3, 4) : 1, date, Visit);
    }

    static void Laboratory(Chart chart, Presentation p, DateOnly date)
    {
        LaboratoryPanel.Chemistry(
            chart,
            p.Female,
            p.Alt,
            p.Ast,
            p.Bilirubin,
            p.DirectBilirubin,
            Math.Round(p.Creatinine),
            date,
            Visit
        );
        LaboratoryPanel.Counts(chart, p.Neutrophils, p.Platelets, p.BloodBlasts, date, Visit);
        if (p.CanBePregnant)
            chart.LabText(ScreeningCode.Hcg, Sign(p.Problem is ScreeningProblem.Pregnant), date, Visit);
    }

    static void Virology(Chart chart, ScreeningProblem problem, DateOnly date)
    {
        void Serology(string code, bool positive) => chart.LabText(code, Sign(positive), date, Visit);
        Serology(ScreeningCode.HivAntibody, problem is ScreeningProblem.Hiv);
        Serology(ScreeningCode.HepatitisBSurfaceAntigen, problem is ScreeningProblem.HepatitisB);
        Serology(ScreeningCode.HepatitisBCoreAntibody, problem is ScreeningProblem.HepatitisB);
        Serology(ScreeningCode.HepatitisCAntibody, problem is ScreeningProblem.HepatitisC);
        Serology(ScreeningCode.TreponemaAntibody, problem is ScreeningProblem.Syphilis);
        chart.LabText(ScreeningCode.HepatitisBDna, problem is ScreeningProblem.HepatitisB ? "24000" : "<20", date, Visit);
        chart.LabText(ScreeningCode.HepatitisCRna, problem is ScreeningProblem.HepatitisC ? "180000" : "<15", date, Visit);
    }

    static void Marrow(Chart chart, Presentation p, DateOnly date)
    {
        MarrowOf(chart, p, date, Visit);
        Target(chart, ScreeningCode.Cll1, ScreeningCode.Cll1Percent, p.Cll1Percent, date);
        Target(chart, ScreeningCode.Cd38, ScreeningCode.Cd38Percent, p.Cd38Percent, date);
    }

    static void MarrowOf(Chart chart, Presentation p, DateOnly date, string visit)
    {
        chart.Procedure(ProcedureCode.MarrowAspirate, date);
        MarrowWriter.Adequate(chart, p.MarrowBlasts, auerRods: false, date, visit);
        chart.About(FaObject.Extramedullary, TestCode.Occurrence, "N", date, visit);
    }

    static void Target(Chart chart, string code, string percentCode, double percent, DateOnly date)
    {
        chart.LabText(code, Sign(percent >= 20), date, Visit, "BONE MARROW", "FLOW CYTOMETRY");
        chart.LabText(percentCode, Chart.Text(percent), date, Visit, "BONE MARROW", "FLOW CYTOMETRY");
    }

    static string Sign(bool positive) => positive ? "POSITIVE" : "NEGATIVE";
}
