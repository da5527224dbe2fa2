"""The tables of the rankings."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('announcements', '0001_initial'),
        ('selection', '0001_initial'),
        ('transparency', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Ranking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(max_length=16)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('stage', models.CharField(max_length=20)),
                ('number', models.PositiveIntegerField()),
                ('regulation', models.CharField(max_length=60)),
                ('regulation_digest', models.CharField(max_length=71)),
                ('edition_digest', models.CharField(max_length=71)),
                ('engine', models.CharField(max_length=20)),
                ('rows', models.PositiveIntegerField()),
                ('root', models.CharField(max_length=44)),
                ('inputs', models.PositiveIntegerField()),
                ('inputs_root', models.CharField(max_length=44)),
                ('computed_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(null=True)),
                ('returned_because', models.CharField(blank=True, max_length=280)),
                ('announcement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='announcements.announcement')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('computed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='transparency.entry')),
                ('inputs_entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='transparency.entry')),
                ('skb_sheet', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='selection.scoresheet')),
                ('skd_sheet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='selection.scoresheet')),
                ('supersedes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='results.ranking')),
            ],
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('participant', models.CharField(max_length=20)),
                ('formasi', models.CharField(max_length=64)),
                ('skd_total', models.PositiveSmallIntegerField(null=True)),
                ('skb100', models.CharField(blank=True, max_length=12)),
                ('final', models.CharField(blank=True, max_length=12)),
                ('rank', models.PositiveIntegerField(null=True)),
                ('code', models.CharField(max_length=8)),
                ('placed_formasi', models.CharField(blank=True, max_length=64)),
                ('reason', models.TextField(blank=True)),
                ('salt', models.CharField(max_length=44)),
                ('commitment', models.CharField(max_length=44)),
                ('ranking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='results.ranking')),
            ],
        ),
        migrations.CreateModel(
            name='TieDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(max_length=16)),
                ('participants', models.JSONField()),
                ('ground', models.CharField(max_length=500)),
                ('proposed_at', models.DateTimeField()),
                ('sealed_at', models.DateTimeField(null=True)),
                ('announcement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='announcements.announcement')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='TieInput',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('participant', models.CharField(max_length=20)),
                ('gpa', models.CharField(blank=True, max_length=8)),
                ('gpa_kind', models.CharField(blank=True, max_length=8)),
                ('born', models.DateField(null=True)),
                ('preferred_units', models.TextField(blank=True)),
                ('decided', models.PositiveSmallIntegerField(default=0)),
                ('ground', models.CharField(blank=True, max_length=500)),
                ('salt', models.CharField(max_length=44)),
                ('commitment', models.CharField(max_length=44)),
                ('ranking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='results.ranking')),
            ],
        ),
        migrations.AddConstraint(
            model_name='ranking',
            constraint=models.UniqueConstraint(fields=('announcement', 'stage', 'number'), name='ranking_number_once'),
        ),
        migrations.AddConstraint(
            model_name='ranking',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'published'), ('supersedes__isnull', True)), fields=('announcement', 'stage'), name='ranking_one_first'),
        ),
        migrations.AddConstraint(
            model_name='ranking',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'published')), fields=('supersedes',), name='ranking_one_successor'),
        ),
        migrations.AddConstraint(
            model_name='ranking',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ('skd', 'final', 'final_after_sanggah'))), name='ranking_stage_known'),
        ),
        migrations.AddConstraint(
            model_name='ranking',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('computed', 'published', 'returned'))), name='ranking_state_known'),
        ),
        migrations.AddConstraint(
            model_name='ranking',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('computed_by')), _negated=True), _connector='OR'), name='ranking_four_eyes'),
        ),
        migrations.AddConstraint(
            model_name='ranking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), models.Q(('approved_by__isnull', False), ('entry__isnull', False), ('published_at__isnull', False)), _connector='OR'), name='ranking_published_whole'),
        ),
        migrations.AddConstraint(
            model_name='ranking',
            constraint=models.CheckConstraint(condition=models.Q(('stage', 'skd'), ('skb_sheet__isnull', False), _connector='OR'), name='ranking_final_needs_skb'),
        ),
        migrations.AddIndex(
            model_name='place',
            index=models.Index(fields=['ranking', 'formasi', 'position'], name='place_by_formasi'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.UniqueConstraint(fields=('ranking', 'participant'), name='place_once_a_ranking'),
        ),
        migrations.AddConstraint(
            model_name='tiedecision',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='tie_four_eyes'),
        ),
        migrations.AddConstraint(
            model_name='tiedecision',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('proposed', 'sealed', 'returned'))), name='tie_state_known'),
        ),
        migrations.AddConstraint(
            model_name='tiedecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'sealed'), _negated=True), models.Q(('approved_by__isnull', False), ('sealed_at__isnull', False)), _connector='OR'), name='tie_sealed_whole'),
        ),
        migrations.AddConstraint(
            model_name='tieinput',
            constraint=models.UniqueConstraint(fields=('ranking', 'participant'), name='tie_input_once_a_ranking'),
        ),
    ]
