using System.Buffers;

namespace Cairn.Records;

/// <summary>What supports the counts of blood, by its names: blood products, and factors that raise cells.</summary>
static class SupportWords
{
    internal static readonly SearchValues<string> Platelets = Any("PLATELET", "THROMBOCYT", "THROMBOZYT", "PLAQUETTE", "血小板");

    /// <summary>What speaks of platelets and gives none.</summary>
    internal static readonly SearchValues<string> AboutPlatelets = Any(
        "ANTI",
        "COUNT",
        "AGGREG",
        "FUNCTION",
        "INHIBIT",
        "PENIA",
        "PENIC",
        "REFRACT",
        "抗",
        "升",
        "计数",
        "减少"
    );

    internal static readonly SearchValues<string> OtherBlood = Any(
        "RED CELL",
        "RED BLOOD",
        "RBC",
        "ERYTHROCYT",
        "PLASMA",
        "CRYOPRECIPITATE",
        "FIBRINOGEN",
        "ALBUMIN",
        "IMMUNOGLOBULIN",
        "GRANULOCYTE",
        "红细胞",
        "血浆",
        "白蛋白",
        "球蛋白",
        "粒细胞"
    );

    /// <summary>Factors that raise neutrophils.</summary>
    internal static readonly SearchValues<string> Myeloid = Any(
        "GRASTIM",
        "GRAMOSTIM",
        "G-CSF",
        "GCSF",
        "GM-CSF",
        "COLONY STIMULATING",
        "COLONY-STIMULATING",
        "NEUPOGEN",
        "NEULASTA",
        "ZARZIO",
        "ZARXIO",
        "NIVESTIM",
        "集落刺激因子",
        "粒细胞刺激因子",
        "巨噬细胞刺激因子",
        "格司亭",
        "升白针",
        "瑞白",
        "惠尔血",
        "津优力",
        "吉粒芬",
        "特尔津"
    );

    internal static readonly SearchValues<string> OtherFactors = Any(
        "EPOETIN",
        "ERYTHROPOIETIN",
        "ROMIPLOSTIM",
        "TROMBOPAG",
        "THROMBOPOIETIN",
        "LUSPATERCEPT",
        "促红素",
        "促红细胞生成素",
        "血小板生成素",
        "曲泊帕",
        "罗米司亭",
        "罗普司亭"
    );

    static SearchValues<string> Any(params ReadOnlySpan<string> words) =>
        SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
