using System.Text;
using RulesHarness.Diagnostics;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Checking;

/// <summary>Rejects rules that no project can have, before they are read: a search in them would say nothing.</summary>
internal static class RulesSize
{
    private const int Kibibyte = 1024;

    /// <summary>Bytes of UTF-8 (https://firebase.google.com/docs/rules/rules-behavior#security_rules_limits).</summary>
    private const int Most = 256 * Kibibyte;

    /// <summary>The finding about rules that are larger than Firestore accepts; null where they are not.</summary>
    public static Diagnostic? Find(RulesFile rules)
    {
        var size = Encoding.UTF8.GetByteCount(rules.Content);
        return size > Most
            ? InputDiagnostics.TooLargeRules.At(rules.Name, 1, 1, (size + Kibibyte - 1) / Kibibyte)
            : null;
    }
}
