using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Cairn.Response;

namespace Cairn.Safety;

/// <summary>
/// Reasons in words (EXADJ) why cells were not given, or not all, that are no toxicity: the product, its way to the ward, the
/// plan's own limits, the subject's wish, the disease. Every word of the text has to be known: what else is written beside them
/// may be the true reason, and is asked about. Chosen by the project, in English and Chinese.
/// </summary>
static class NonToxicReason
{
    static readonly FrozenSet<string> Reasons = Words(
            // the product
            "BAG BAGS VIAL VIALS SYRINGE LEAK LEAKED LEAKING LEAKAGE THAW THAWED THAWING CLOT CLOTTED CLUMP CLUMPS CLUMPED",
            "CLUMPING AGGREGATES VIABILITY SHORT SHORTAGE SHORTFALL INSUFFICIENT SPEC SPECIFICATION SPECIFICATIONS OOS",
            "RELEASE RELEASED MANUFACTURING MANUFACTURE MANUFACTURED YIELD CONTAMINATED CONTAMINATION BROKEN BROKE BURST",
            "DAMAGED DAMAGE RUPTURED SPILLED SPILLAGE EXPIRED",
            "袋 破裂 破损 渗漏 泄漏 污染 复苏 活力 活率 不合格 质检 放行 制备 不足 短缺",
            // its way to the ward
            "SHIPMENT SHIPPING TRANSPORT COURIER DELIVERY LOGISTIC LOGISTICS LOGISTICAL TECHNICAL EQUIPMENT PUMP FREEZER",
            "PHARMACY STAFFING WEEKEND HOLIDAY",
            "运输 物流 设备 节假日",
            // the plan, and the subject's wish
            "CAP CAPPED WEIGHT REFUSED REFUSES REFUSAL DECLINED DECLINES WISH WISHES REQUEST REQUESTED CONSENT",
            "上限 体重 拒绝 要求 意愿 放弃 知情同意"
        ),
        Beside = Words(
            "A AN THE OF IN OUT ON AT TO BY FOR FROM WITH NOT NO AND WAS WERE IS ENOUGH TOO FEW LOW LESS THAN PLANNED CELL",
            "CELLS CAR T PRODUCT DOSE DOSES FRACTION INFUSION INFUSIONS FIRST SECOND THIRD LAST REST REMAINING FURTHER MORE",
            "GIVEN AVAILABLE PATIENT PATIENTS SUBJECT SUBJECTS S OWN HIS HER WITHDREW WITHDRAWN WITHHELD FAILED FAILURE DURING",
            "DUE BECAUSE HIGHEST MAXIMUM TOTAL REACHED LIMIT NUMBER DELAY DELAYED LATE LOST TWICE PROBLEM",
            "细胞 产品 数量 剂量 患者 受试者 家属 本人 因 的 延误 失败",
            "回输 未 达到 最大 总 撤回"
        );

    static FrozenSet<string> Words(params IEnumerable<string> lines) =>
        lines.SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // A word in letters of ours, one of the known ones in Chinese, or any other sign but what parts words; numbers say nothing.
    static readonly Regex Token = new(
        $@"[A-Za-z]+|{string.Join('|', Chinese)}|[^\s\d.,;:/()%'’\-–—，。；：、（）]",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    static IEnumerable<string> Chinese =>
        from word in Reasons.Concat(Beside)
        where !char.IsAscii(word[0])
        orderby word.Length descending
        select word;

    /// <summary>True of a text that names such a reason and nothing beside it.</summary>
    public static bool Is(string reason)
    {
        List<string> words = [.. from Match found in Token.Matches(reason) select found.Value];
        return DiseaseAsCause.Is(reason) || words.Exists(Reasons.Contains) && words.TrueForAll(IsKnown);
    }

    static bool IsKnown(string word) => Reasons.Contains(word) || Beside.Contains(word);
}
