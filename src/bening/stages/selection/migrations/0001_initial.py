"""The tables of the score sheets."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('announcements', '0001_initial'),
        ('transparency', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ScoreSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(max_length=16)),
                ('kind', models.CharField(max_length=3)),
                ('number', models.PositiveIntegerField()),
                ('source_name', models.CharField(max_length=200)),
                ('source_digest', models.CharField(max_length=71)),
                ('cause', models.CharField(blank=True, max_length=280)),
                ('rows', models.PositiveIntegerField()),
                ('root', models.CharField(max_length=44)),
                ('imported_at', models.DateTimeField()),
                ('sealed_at', models.DateTimeField(null=True)),
                ('returned_because', models.CharField(blank=True, max_length=280)),
                ('announcement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='announcements.announcement')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='transparency.entry')),
                ('follows', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='selection.scoresheet')),
                ('imported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='selection.scoresheet')),
            ],
        ),
        migrations.CreateModel(
            name='ScoreRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('participant', models.CharField(max_length=20)),
                ('formasi', models.CharField(max_length=64)),
                ('status', models.CharField(max_length=12)),
                ('twk', models.PositiveSmallIntegerField(null=True)),
                ('tiu', models.PositiveSmallIntegerField(null=True)),
                ('tkp', models.PositiveSmallIntegerField(null=True)),
                ('cat', models.PositiveSmallIntegerField(null=True)),
                ('extra', models.PositiveIntegerField(null=True)),
                ('salt', models.CharField(max_length=44)),
                ('commitment', models.CharField(max_length=44)),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='selection.scoresheet')),
            ],
        ),
        migrations.AddConstraint(
            model_name='scoresheet',
            constraint=models.UniqueConstraint(fields=('announcement', 'kind', 'number'), name='sheet_number_once'),
        ),
        migrations.AddConstraint(
            model_name='scoresheet',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'sealed'), ('supersedes__isnull', True)), fields=('announcement', 'kind'), name='sheet_one_first'),
        ),
        migrations.AddConstraint(
            model_name='scoresheet',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'sealed')), fields=('supersedes',), name='sheet_one_successor'),
        ),
        migrations.AddConstraint(
            model_name='scoresheet',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['skd', 'skb'])), name='sheet_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='scoresheet',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('imported', 'sealed', 'returned'))), name='sheet_state_known'),
        ),
        migrations.AddConstraint(
            model_name='scoresheet',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('imported_by')), _negated=True), _connector='OR'), name='sheet_four_eyes'),
        ),
        migrations.AddConstraint(
            model_name='scoresheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'sealed'), _negated=True), models.Q(('approved_by__isnull', False), ('entry__isnull', False), ('sealed_at__isnull', False)), _connector='OR'), name='sheet_sealed_whole'),
        ),
        migrations.AddConstraint(
            model_name='scoresheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('follows__isnull', True), ('kind', 'skd')), models.Q(('follows__isnull', False), ('kind', 'skb')), _connector='OR'), name='sheet_skb_follows_skd'),
        ),
        migrations.AddIndex(
            model_name='scorerow',
            index=models.Index(fields=['sheet', 'formasi'], name='score_by_formasi'),
        ),
        migrations.AddConstraint(
            model_name='scorerow',
            constraint=models.UniqueConstraint(fields=('sheet', 'participant'), name='score_once_a_sheet'),
        ),
        migrations.AddConstraint(
            model_name='scorerow',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['present', 'absent', 'disqualified'])), name='score_status_known'),
        ),
        migrations.AddConstraint(
            model_name='scorerow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cat__isnull', True), ('tiu__isnull', False), ('tkp__isnull', False), ('twk__isnull', False), ('extra__isnull', True)), models.Q(('cat__isnull', False), ('tiu__isnull', True), ('tkp__isnull', True), ('twk__isnull', True)), models.Q(('cat__isnull', True), ('extra__isnull', True), ('tiu__isnull', True), ('tkp__isnull', True), ('twk__isnull', True)), _connector='OR'), name='score_of_one_test'),
        ),
        migrations.AddConstraint(
            model_name='scorerow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'present'), _negated=True), ('twk__isnull', False), ('cat__isnull', False), _connector='OR'), name='score_present_has_marks'),
        ),
        migrations.AddConstraint(
            model_name='scorerow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'absent'), _negated=True), models.Q(('cat__isnull', True), ('twk__isnull', True)), _connector='OR'), name='score_absent_has_none'),
        ),
    ]
