using System.Runtime.CompilerServices;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation;

/// <content>What a value holds. Each is right for one kind only, which the caller has asked for.</content>
public readonly partial struct RulesValue
{
    public bool IsUndefined => _content is RulesFailure;

    internal bool IsNull => _content is null;

    internal bool IsBool => ReferenceEquals(_content, Content.Bool);

    internal bool IsInt => ReferenceEquals(_content, Content.Int);

    internal bool IsFloat => ReferenceEquals(_content, Content.Float);

    internal bool IsString => _content is string;

    public bool IsConstraint => _content is RulesConstraint;

    public bool AsBool => _bits != 0;

    public long AsInt => _bits;

    public double AsFloat => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>An <c>int</c> or a <c>float</c>, as the latter.</summary>
    internal double AsNumber => IsInt ? _bits : AsFloat;

    public string AsString => Unsafe.As<string>(_content!);

    public ReadOnlySpan<byte> AsBytes => ((RulesBytes)_content!).Value.Span;

    /// <summary>The whole seconds of a <c>timestamp</c> or <c>duration</c>, rounded down.</summary>
    public long Seconds => _bits;

    /// <summary>The rest of a <c>timestamp</c> or <c>duration</c>, from 0 to 999,999,999.</summary>
    public int Nanoseconds => ((RulesSpan)_content!).Nanoseconds;

    public RulesLatLng AsLatLng => (RulesLatLng)_content!;

    internal RulesPath AsPath => (RulesPath)_content!;

    public RulesList AsList => (RulesList)_content!;

    public RulesMap AsMap => (RulesMap)_content!;

    public RulesSet AsSet => (RulesSet)_content!;

    internal RulesVector AsVector => (RulesVector)_content!;

    internal RulesMapDiff AsMapDiff => (RulesMapDiff)_content!;

    internal RulesConstraint AsConstraint => (RulesConstraint)_content!;

    internal RulesFailure AsFailure => (RulesFailure)_content!;
}
