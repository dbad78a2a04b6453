namespace Cairn.Tests;

/// <summary>
/// How many rows each file of reference numbers has: a comparison with an empty or shortened file would prove nothing.
/// </summary>
static class OracleRows
{
    static readonly Dictionary<string, int> Of = new(StringComparer.Ordinal)
    {
        ["oracles/escalation/atd_to_3plus3_exact.csv"] = 94,
        ["oracles/escalation/boin12_rds_phiT035_phiE025_u100_40_60_0.csv"] = 166,
        ["oracles/escalation/boin_boundaries.csv"] = 120,
        ["oracles/escalation/boin_exact_oc.csv"] = 38,
        ["oracles/escalation/boin_select_mtd.csv"] = 50,
        ["oracles/escalation/crm.csv"] = 38,
        ["oracles/escalation/crm_skeletons.csv"] = 7,
        ["oracles/escalation/keyboard_boundaries.csv"] = 120,
        ["oracles/escalation/mtpi_mtpi2_decisions.csv"] = 1980,
        ["oracles/escalation/paths_3plus3_5doses_4cohorts.csv"] = 34,
        ["oracles/escalation/paths_3plus3_deesc_5doses_4cohorts.csv"] = 55,
        ["oracles/escalation/paths_boin025_5doses_4cohorts.csv"] = 130,
        ["oracles/escalation/paths_boin030_5doses_4cohorts.csv"] = 130,
        ["oracles/escalation/paths_crm025_skeletonA_3cohorts.csv"] = 64,
        ["oracles/escalation/paths_crm025_skeletonA_noskip_4cohorts.csv"] = 256,
        ["oracles/escalation/paths_mtpi2_025_5doses_3cohorts.csv"] = 40,
        ["oracles/escalation/three_plus_three_exact.csv"] = 40,
        ["oracles/escalation/tite_boin_next_dose.csv"] = 54,
        ["oracles/escalation/titecrm.csv"] = 12,
        ["oracles/response/aml_response_truth_table.csv"] = 10800,
        ["oracles/response/endpoint_scenarios_expected.csv"] = 84,
        ["oracles/response/endpoint_scenarios_input.csv"] = 14,
        ["oracles/response/endpoint_scenarios_summary.csv"] = 6,
        ["oracles/survival/bayes_stopping_bounds.csv"] = 3106,
        ["oracles/survival/beta_binomial_posterior.csv"] = 17200,
        ["oracles/survival/binomial_ci_n40.csv"] = 3440,
        ["oracles/survival/cif_curves.csv"] = 4472,
        ["oracles/survival/cif_sets.csv"] = 2427,
        ["oracles/survival/cox.csv"] = 330,
        ["oracles/survival/coxzph.csv"] = 36,
        ["oracles/survival/finegray_crr.csv"] = 41,
        ["oracles/survival/gray.csv"] = 72,
        ["oracles/survival/km_curves.csv"] = 30260,
        ["oracles/survival/km_landmarks.csv"] = 4370,
        ["oracles/survival/km_quantiles.csv"] = 1830,
        ["oracles/survival/km_sets.csv"] = 4681,
        ["oracles/survival/logrank.csv"] = 60,
        ["oracles/survival/logrank_detail.csv"] = 146,
        ["oracles/survival/reverse_km.csv"] = 109,
        ["oracles/survival/rmst.csv"] = 214,
        ["oracles/survival/simon_two_stage.csv"] = 18,
        ["oracles/survival/stratified.csv"] = 3,
        ["oracles/toxicity/ae_by_soc_pt.csv"] = 417,
        ["oracles/toxicity/ae_by_soc_pt_maxsev.csv"] = 439,
        ["oracles/toxicity/astct_crs_cases.csv"] = 840,
        ["oracles/toxicity/astct_icans_cases.csv"] = 1080,
        ["oracles/toxicity/cellular_kinetics.csv"] = 7,
        ["oracles/toxicity/ctcae_grade_cases.csv"] = 772,
        ["oracles/toxicity/ctcae_unit_threshold_gaps.csv"] = 22,
        ["oracles/toxicity/ctcae_v5_autogradable_labs.csv"] = 86,
        ["oracles/toxicity/ctcae_v5_lab_grid_admiral_rules.csv"] = 11388,
        ["oracles/toxicity/corrected_calcium.csv"] = 25,
        ["oracles/toxicity/expected_grades.csv"] = 10,
        ["oracles/toxicity/icaht_early_cases.csv"] = 12,
        ["oracles/toxicity/pknca_auc_expectations.csv"] = 4,
        ["oracles/toxicity/qtc.csv"] = 30,
        ["oracles/toxicity/renal_formulas.csv"] = 150,
        ["oracles/toxicity/synthetic_anc.csv"] = 321,
    };

    /// <summary>
    /// Fails the test when a file of reference numbers is not whole, or nobody has said how long it is; other files may have any
    /// length.
    /// </summary>
    public static void Check(string relative, int rows)
    {
        if (!relative.StartsWith("oracles/", StringComparison.Ordinal))
            return;
        Assert.True(Of.TryGetValue(relative, out var expected), $"The number of rows of {relative} is not written down.");
        Assert.True(expected == rows, $"{relative} has {rows} rows, not {expected}.");
    }
}
