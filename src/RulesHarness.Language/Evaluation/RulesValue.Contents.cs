using System.Runtime.CompilerServices;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation;

/// <content>What a value holds. Each is right for one kind only, which the caller has asked for.</content>
public readonly partial struct RulesValue
{
    internal bool IsUndefined => content is RulesFailure;

    internal bool IsNull => content is null;

    internal bool IsBool => ReferenceEquals(content, Content.Bool);

    internal bool IsInt => ReferenceEquals(content, Content.Int);

    internal bool IsFloat => ReferenceEquals(content, Content.Float);

    internal bool IsString => content is string;

    internal bool IsConstraint => content is RulesConstraint;

    internal bool AsBool => bits != 0;

    internal long AsInt => bits;

    internal double AsFloat => BitConverter.Int64BitsToDouble(bits);

    /// <summary>An <c>int</c> or a <c>float</c>, as the latter.</summary>
    internal double AsNumber => IsInt ? bits : AsFloat;

    internal string AsString => Unsafe.As<string>(content!);

    internal ReadOnlySpan<byte> AsBytes => ((RulesBytes)content!).Value.Span;

    /// <summary>The whole seconds of a <c>timestamp</c> or <c>duration</c>, rounded down.</summary>
    internal long Seconds => bits;

    /// <summary>The rest of a <c>timestamp</c> or <c>duration</c>, from 0 to 999,999,999.</summary>
    internal int Nanoseconds => ((RulesSpan)content!).Nanoseconds;

    internal RulesLatLng AsLatLng => (RulesLatLng)content!;

    internal RulesPath AsPath => (RulesPath)content!;

    internal RulesList AsList => (RulesList)content!;

    internal RulesMap AsMap => (RulesMap)content!;

    internal RulesSet AsSet => (RulesSet)content!;

    internal RulesVector AsVector => (RulesVector)content!;

    internal RulesMapDiff AsMapDiff => (RulesMapDiff)content!;

    internal RulesConstraint AsConstraint => (RulesConstraint)content!;

    internal RulesFailure AsFailure => (RulesFailure)content!;
}
